import { budgetChoices } from '../money/daily-budget.ts';
import { type Answer, leaveFor } from './answer.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { toast } from './notice.ts';
import { staleButton } from './stale-button.ts';

/** The limit that a user has set, and the choice of another one. A form that is open stays. */
export function showBudget({ budget, dialogue }: Facts): Answer {
  const screen = { kind: 'budget', budget, refused: null } as const;
  return dialogue.form === null
    ? leaveFor(screen)
    : { replies: [{ kind: 'panel', screen: { ...screen, refused: refusedOf(dialogue.form) } }] };
}

function refusedOf({ draftId }: { readonly draftId: string }) {
  return { draftId, priceKopecks: null };
}

/** Sets the limit; 0 is none. An order that waits for it goes on. */
export function setBudget(facts: Facts, kopecks: number): Answer {
  const limitKopecks = kopecks === 0 ? null : BigInt(kopecks);
  if (limitKopecks !== null && !budgetChoices.includes(limitKopecks)) return staleButton(facts);
  const { form } = facts.dialogue;
  const budget = { ...facts.budget, limitKopecks };
  const { replies, ...rest } =
    form === null
      ? leaveFor({ kind: 'budget', budget, refused: null })
      : { replies: [formPanel(facts, form)] };
  return {
    ...rest,
    replies: [toast('budget-set'), ...replies],
    deeds: [{ kind: 'set-budget', limitKopecks }],
  };
}
