import { type Answer, menu } from './answer.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { notice } from './notice.ts';

/** For what leads nowhere: the menu, or the form that is open, which is not lost by it. */
export function notUnderstood(
  facts: Facts,
  key: 'error-not-understood' | 'error-unknown-command' = 'error-not-understood',
): Answer {
  const { form } = facts.dialogue;
  if (form === null) return menu(facts, notice(key));
  return { replies: [{ kind: 'message', screen: notice(key) }, formPanel(facts, form)] };
}
