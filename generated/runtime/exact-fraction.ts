// Copied by truth gen from the runtime of truthgen. Do not edit.
/** A figure without rounding: `numerator / denominator`, the latter positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * A number as the decimal that it shows: 0.1 is one tenth, whatever its binary form. Takes finite
 * numbers only.
 */
export function fractionOf(value: number | bigint): Fraction {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', places = ''] = mantissa.split('.');
  const power = Number(exponent) - places.length;
  const digits = BigInt(whole + places);
  return power < 0
    ? { numerator: digits, denominator: 10n ** BigInt(-power) }
    : { numerator: digits * 10n ** BigInt(power), denominator: 1n };
}

export function times(left: Fraction, right: Fraction): Fraction {
  return {
    numerator: left.numerator * right.numerator,
    denominator: left.denominator * right.denominator,
  };
}

export function plus(left: Fraction, right: Fraction): Fraction {
  return {
    numerator: left.numerator * right.denominator + right.numerator * left.denominator,
    denominator: left.denominator * right.denominator,
  };
}

/** The smallest whole number that is not below a fraction. */
export function roundedUp({ numerator, denominator }: Fraction): bigint {
  const whole = numerator / denominator;
  return whole * denominator < numerator ? whole + 1n : whole;
}
