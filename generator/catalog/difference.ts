/** What a difference means for those who send requests. */
export type DifferenceKind =
  /** More is accepted than the catalogue says. */
  | 'widened'
  /** Less is accepted. */
  | 'narrowed'
  /** Something else: a default, a type. */
  | 'changed'
  | 'price';

/** One place at which the vendor says something else than the catalogue. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** From the parameters on: `duration.enum`; a parameter itself by its name. */
  readonly at: string;
  /** Undefined: the catalogue has nothing there. */
  readonly ours: unknown;
  /** Undefined: the vendor no longer has it. */
  readonly theirs: unknown;
}
