import { timesExactly } from './decimal.ts';
import type { Price, QuantityFactor, Rate, RateCondition, Surcharge } from './model.ts';
import {
  childOrEmpty,
  flag,
  nodes,
  number,
  numberOrNull,
  type RawNode,
  text,
  textOrNull,
} from './raw-node.ts';

const FACT_PREFIX = 'fact:';

/** The price section of a model file. Credits become millionths, so that no price is a float. */
export function buildPrice(price: RawNode): Price {
  return {
    unit: text(price, 'unit') as Price['unit'],
    quantity: nodes(price, 'quantity').map(buildFactor),
    rates: nodes(price, 'rates').map(buildRate),
    surcharges: nodes(price, 'surcharges').map(buildSurcharge),
    estimate: flag(price, 'estimate'),
  };
}

function micro(node: RawNode): number {
  return Number(timesExactly(number(node, 'credits'), 1_000_000n));
}

function buildFactor(factor: RawNode): QuantityFactor {
  if (factor['constant'] !== undefined)
    return { kind: 'constant', value: number(factor, 'constant') };
  if (factor['fact'] !== undefined) {
    return { kind: 'fact', fact: text(factor, 'fact'), maximum: number(factor, 'maximum') };
  }
  if (factor['characters'] !== undefined) {
    return {
      kind: 'characters',
      name: text(factor, 'characters'),
      property: textOrNull(factor, 'property'),
      per: numberOrNull(factor, 'per') ?? 1000,
    };
  }
  return {
    kind: 'parameter',
    name: text(factor, 'parameter'),
    fallback: numberOrNull(factor, 'fallback'),
    automatic: childOrEmpty(factor, 'automatic') as Record<string, number>,
  };
}

function buildRate(rate: RawNode): Rate {
  const when = Object.entries(childOrEmpty(rate, 'when')).map(([name, value]): RateCondition => {
    if (name.startsWith(FACT_PREFIX)) {
      return { kind: 'fact', fact: name.slice(FACT_PREFIX.length), value: String(value) };
    }
    if (typeof value === 'object' && value !== null) {
      return { kind: 'present', name, present: flag(value as RawNode, 'present') };
    }
    return { kind: 'equals', name, value: value as string | number | boolean };
  });
  return { when, creditsMicro: micro(rate) };
}

function buildSurcharge(surcharge: RawNode): Surcharge {
  if (surcharge['per_item'] !== undefined) {
    return {
      kind: 'per-item',
      name: text(surcharge, 'per_item'),
      free: numberOrNull(surcharge, 'free') ?? 0,
      creditsMicro: micro(surcharge),
    };
  }
  return {
    kind: 'source-seconds',
    fact: text(surcharge, 'source_seconds'),
    name: text(surcharge, 'present'),
    maximum: number(surcharge, 'maximum'),
  };
}
