// Copied by truth gen from the runtime of truthgen. Do not edit.
import { codePoints, totalCodePoints } from './code-points.ts';
import { type Fraction, fractionOf, plus, roundedUp, times } from './exact-fraction.ts';
import type {
  JsonRecord,
  ParameterDescriptor,
  PriceDescriptor,
  QuantityDescriptor,
  SurchargeDescriptor,
} from './model-descriptor.ts';
import { chooseRate } from './price-rate.ts';
import type { Problem } from './problem.ts';

/**
 * What is known about the user's media or an earlier job: `source_seconds`, `source_resolution`, …
 */
export type Facts = Readonly<Record<string, string | number>>;

/** From vendor credits to kopecks. */
export interface Pricing {
  readonly kopecksPerCreditMicro: Fraction;
  readonly minimumKopecks: bigint;
}

export type Quote = PricedQuote | RefusedQuote;

export interface PricedQuote {
  readonly ok: true;
  /** Rounded up to a kopeck once, at the end. */
  readonly kopecks: bigint;
  /** Millionths of a vendor credit, rounded up. */
  readonly creditsMicro: number;
  /** The figure is an upper bound: the vendor may charge less. */
  readonly estimate: boolean;
  readonly unit: PriceDescriptor['unit'];
  /** Units that the request buys. */
  readonly quantity: number;
}

export interface RefusedQuote {
  readonly ok: false;
  readonly reason: 'invalid-input' | 'no-price';
  /** Why the input is not valid; empty when it is the price that is missing. */
  readonly problems: readonly Problem[];
}

/** What a price is reckoned from. */
interface Purchase {
  readonly price: PriceDescriptor;
  readonly parameters: readonly ParameterDescriptor[];
  readonly value: JsonRecord;
  readonly facts: Facts;
}

/** A figure, and whether it is only known not to be more. */
interface Amount {
  readonly amount: Fraction;
  readonly isBound: boolean;
}

const ONE: Fraction = { numerator: 1n, denominator: 1n };

/**
 * Rate × quantity + surcharges in exact integers, or null when the table has no rate for this
 * input.
 *
 * Wherever something is not known (a fact, or a parameter that a draft still lacks), the dearest
 * case counts and the price is marked as an estimate.
 */
export function priceOf(purchase: Purchase, pricing: Pricing): PricedQuote | null {
  const rate = chooseRate(purchase);
  if (rate === null) return null;
  const rateMicro = fractionOf(rate.creditsMicro);
  let quantity = ONE;
  let isBound = rate.isBound || purchase.price.estimate === true;
  for (const factor of purchase.price.quantity ?? []) {
    const units = unitsOf(factor, purchase);
    quantity = times(quantity, units.amount);
    isBound ||= units.isBound;
  }
  let total = times(rateMicro, quantity);
  for (const surcharge of purchase.price.surcharges ?? []) {
    const added = surchargeOf(surcharge, rateMicro, purchase);
    total = plus(total, added.amount);
    isBound ||= added.isBound;
  }
  const kopecks = roundedUp(times(total, pricing.kopecksPerCreditMicro));
  const isTooSmall = kopecks < pricing.minimumKopecks;
  return {
    ok: true,
    kopecks: isTooSmall ? pricing.minimumKopecks : kopecks,
    creditsMicro: Number(roundedUp(total)),
    estimate: isBound,
    unit: purchase.price.unit,
    quantity: Number(quantity.numerator) / Number(quantity.denominator),
  };
}

function unitsOf(factor: QuantityDescriptor, purchase: Purchase): Amount {
  switch (factor.kind) {
    case 'constant':
      return known(factor.value);
    case 'fact':
      return factOr(factor.fact, factor.maximum, purchase.facts);
    case 'characters': {
      const count = charactersOf(purchase.value[factor.name], factor.property);
      const { numerator, denominator } = fractionOf(factor.per);
      const per = { numerator: denominator, denominator: numerator };
      return { amount: times(fractionOf(count), per), isBound: false };
    }
    case 'parameter':
      return parameterUnits(factor, purchase);
  }
}

function charactersOf(value: unknown, property: string | undefined): number {
  if (property !== undefined) return Array.isArray(value) ? totalCodePoints(value, property) : 0;
  return typeof value === 'string' ? codePoints(value) : 0;
}

function parameterUnits(
  factor: Extract<QuantityDescriptor, { readonly kind: 'parameter' }>,
  { parameters, value }: Purchase,
): Amount {
  const given = value[factor.name];
  if (given === undefined && factor.fallback !== undefined) return known(factor.fallback);
  const parameter = parameters.find((each) => each.name === factor.name);
  const counted = given ?? parameter?.default;
  if (counted === undefined) return { amount: fractionOf(largest(parameter)), isBound: true };
  const automatic = factor.automatic;
  if (automatic !== undefined && Object.hasOwn(automatic, String(counted))) {
    return { amount: fractionOf(automatic[String(counted)] ?? 1), isBound: true };
  }
  const units = Number(counted);
  return Number.isFinite(units) && units >= 0
    ? known(units)
    : { amount: fractionOf(largest(parameter)), isBound: true };
}

/** The most units that a parameter can stand for; one when nothing says. */
function largest(parameter: ParameterDescriptor | undefined): number {
  if (parameter?.kind !== 'text' && parameter?.kind !== 'number') return 1;
  const numbers = (parameter.values ?? []).map(Number).filter(Number.isFinite);
  if (numbers.length > 0) return Math.max(...numbers, 0);
  return parameter.kind === 'number' ? Math.max(parameter.maximum ?? 1, 0) : 1;
}

function surchargeOf(surcharge: SurchargeDescriptor, rate: Fraction, purchase: Purchase): Amount {
  const value = purchase.value[surcharge.name];
  const count = Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
  if (surcharge.kind === 'per-item') {
    const charged = Math.max(0, count - (surcharge.free ?? 0));
    const amount = times(fractionOf(surcharge.creditsMicro), fractionOf(charged));
    return { amount, isBound: false };
  }
  if (count === 0) return known(0);
  const seconds = factOr(surcharge.fact, surcharge.maximum, purchase.facts);
  return { amount: times(rate, seconds.amount), isBound: seconds.isBound };
}

function factOr(name: string, maximum: number, facts: Facts): Amount {
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  const isUsable = typeof fact === 'number' && Number.isFinite(fact) && fact >= 0;
  return isUsable ? known(fact) : { amount: fractionOf(maximum), isBound: true };
}

function known(value: number): Amount {
  return { amount: fractionOf(value), isBound: false };
}
