/** A decimal figure as an exact fraction over a power of ten. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: bigint;
}

/**
 * Reads a decimal figure as written (`0.005`, `78.59`, `2`).
 *
 * Floats would make prices differ from what the contract says: 78.59 has no exact binary form.
 */
export function parseDecimal(written: string | number): Decimal {
  const [whole = '0', fraction = ''] = String(written).split('.');
  return { digits: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}

/**
 * `figure × factor` as a whole number; throws when the figure has more places than the factor
 * allows.
 */
export function timesExactly(written: string | number, factor: bigint): bigint {
  const { digits, scale } = parseDecimal(written);
  const product = digits * factor;
  if (product % scale !== 0n) throw new RangeError(`${written} has more places than 1/${factor}`);
  return product / scale;
}
