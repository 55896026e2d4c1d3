import type { Row } from './row.ts';
import { median, type Sample, showSample, type Unit } from './sample.ts';

export interface Measured {
  readonly name: string;
  readonly ours: Sample;
  readonly theirs?: Sample;
  readonly unit?: Unit;
  /**
   * Of our median: in the unit, or as a multiple of theirs. Without a budget the row is only shown.
   */
  readonly atMost?: { readonly figure: number } | { readonly times: number };
}

/**
 * A row of the report. Its ratio is that of the two medians, as printed: how many times as long
 * ours takes.
 */
export function measuredRow({ name, ours, theirs, unit = 'ms', atMost }: Measured): Row {
  const ratio = theirs === undefined ? null : median(ours) / median(theirs);
  const row = {
    name,
    ours: showSample(ours, unit),
    theirs: theirs === undefined ? '' : showSample(theirs, unit),
    ratio,
  };
  if (atMost === undefined) return { ...row, budget: '', ok: null };
  if ('figure' in atMost) {
    const { figure } = atMost;
    return { ...row, budget: `≤ ${figure} ${unit}`, ok: median(ours) <= figure };
  }
  if (ratio === null) throw new Error(`${name}: a multiple needs something to compare with`);
  return { ...row, budget: `≤ ${atMost.times} ×`, ok: ratio <= atMost.times };
}
