// Copied by truth gen from the runtime of truthgen. Do not edit.
const TOLERANCE = 1e-9;

/**
 * Whether `value` is a multiple of `step`. Decimal steps have no exact binary form, hence the
 * tolerance.
 */
export function isMultipleOf(value: number, step: number): boolean {
  const times = value / step;
  return Math.abs(Math.round(times) - times) <= TOLERANCE;
}

/** `count` steps without the noise of binary fractions: 3 × 0.1 is 0.3. */
export function timesStep(count: number, step: number): number {
  return Number((count * step).toPrecision(12));
}
