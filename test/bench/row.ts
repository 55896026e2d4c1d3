/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly ours: string;
  /** What it is compared with; empty when the budget is a figure of its own. */
  readonly theirs: string;
  /** How many times as long as theirs ours takes. */
  readonly ratio: number | null;
  /** Such as `≤ 4 ×`; empty for a row that is only shown. */
  readonly budget: string;
  /** Whether the budget is kept; null for a row that is only shown. */
  readonly ok: boolean | null;
}
