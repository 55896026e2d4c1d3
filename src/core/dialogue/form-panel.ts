import type { Problem } from '../../../generated/runtime/problem.ts';
import { formScreen } from '../form/form.ts';
import type { FormState } from '../form/form-state.ts';
import type { Facts, Reply } from './decision.ts';

/** The form as it stands, with what is wrong in it. */
export function formPanel(
  { wallet, freeUses, dialogue }: Facts,
  form: FormState,
  problems: readonly Problem[] = [],
): Reply {
  const screen = formScreen(form, problems, wallet.availableKopecks, freeUses);
  const isProposed = dialogue.wish?.draftId === form.draftId;
  return { kind: 'panel', screen: { ...screen, isProposed } };
}
