import type { FormField } from '../../../generated/runtime/model-form.ts';
import type { Problem } from '../../../generated/runtime/problem.ts';
import type { FreeAllowance } from '../money/free-tier.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { FormState } from './form-state.ts';

/** What a form shows now; the words and buttons are made from it. */
export interface FormScreen {
  readonly kind: 'form';
  readonly state: FormState;
  /** The question under the focus; null on the overview. */
  readonly field: FormField | null;
  /** What is wrong, with the last answer or, after an attempt to confirm, with the whole. */
  readonly problems: readonly Problem[];
  /** What it would cost as it stands; null while nothing can be said. */
  readonly price: { readonly kopecks: Kopecks; readonly isEstimate: boolean } | null;
  /** Null for a model that is never free. While some are left, the price is not asked for. */
  readonly free: FreeAllowance | null;
  /** All that is required is there and right: it may be confirmed. */
  readonly isComplete: boolean;
  readonly availableKopecks: Kopecks;
  /** It was made from a wish: another model or another task can be meant. */
  readonly isProposed?: boolean;
}
