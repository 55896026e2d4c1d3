import { quickActions } from '../../../generated/bot.ts';
import { offeredModel } from '../catalogue/offer.ts';
import { startForm } from '../form/form.ts';
import type { Answer } from './answer.ts';
import { beginForm, unavailableModel } from './decide-form.ts';
import type { Facts } from './decision.ts';
import { staleButton } from './stale-button.ts';

/** A ready task: its form, in which everything is filled in that is not the user's own. */
export function startQuickAction(facts: Facts, name: string): Answer {
  const action = quickActions.find((each) => each.action === name);
  if (action === undefined) return staleButton(facts);
  if (offeredModel(action.modelId) === null) return unavailableModel(facts, action.modelId);
  const { language } = facts.user;
  const words = Object.entries(action.texts).map(([parameter, text]) => [
    parameter,
    text[language],
  ]);
  const values = { ...action.input, ...Object.fromEntries(words) };
  return beginForm(facts, startForm(facts.newDraftId, action.modelId, values));
}
