import { type Answer, menu } from './answer.ts';
import type { Facts } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { toast } from './notice.ts';

/** For a button whose meaning is gone: the menu, or the form that is open and is not lost by it. */
export function staleButton(facts: Facts): Answer {
  const { form } = facts.dialogue;
  if (form !== null) {
    return { replies: [toast('form-stale-button'), formPanel(facts, form)] };
  }
  const { replies, ...rest } = menu(facts);
  return { ...rest, replies: [toast('error-stale-button'), ...replies] };
}
