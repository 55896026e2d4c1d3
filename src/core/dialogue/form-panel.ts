import type { Problem } from '../../../generated/runtime/problem.ts';
import { formScreen } from '../form/form.ts';
import type { FormState } from '../form/form-state.ts';
import type { Facts, Reply } from './decision.ts';

/** The form as it stands, with what is wrong in it. */
export function formPanel(
  { wallet, freeUses }: Facts,
  form: FormState,
  problems: readonly Problem[] = [],
): Reply {
  return { kind: 'panel', screen: formScreen(form, problems, wallet.availableKopecks, freeUses) };
}
