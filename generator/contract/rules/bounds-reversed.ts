import { type Address, type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import { modelsOf, type Requirement } from '../model-data.ts';
import { parameterMentions } from '../parameter-mentions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { valueSchemas } from '../value-schemas.ts';

/** Keys that hold the two ends of one range. */
const PAIRS: Pairs = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
];

/**
 * Pairs of `x-media`; files with three of them are the rule, so they are not looked for elsewhere.
 */
const MEDIA_PAIRS: Pairs = [
  ['min_seconds', 'max_seconds'],
  ['min_seconds', 'max_seconds_total'],
  ['min_side_px', 'max_side_px'],
  ['min_pixels', 'max_pixels'],
  ['min_shape', 'max_shape'],
  ['min_fps', 'max_fps'],
];

/** Pairs of truth.yaml, by the path of what holds both. */
const FIGURES: readonly (readonly [holder: DataPath, low: string, high: string])[] = [
  [['database', 'pool'], 'min', 'max'],
  [['payments', 'rub_invoice'], 'minimum_kopecks', 'maximum_kopecks'],
  [['bot', 'free_tier'], 'per_hour', 'per_day'],
];

/** A lower bound is not above its upper bound. */
export const boundsReversed: Rule = {
  code: 'bounds-reversed',
  reads: [],
  scope: 'model',
  *check(contract) {
    const file = contract.truthPath;
    for (const [path, low, high] of FIGURES) {
      let holder: unknown = contract.truth;
      for (const step of path) holder = (holder as Record<string, unknown> | undefined)?.[step];
      yield* reversed(file, path, holder ?? {}, [[low, high]]);
    }
    const { env, legacy } = sectionsOf(contract);
    for (const name in env?.variables) {
      yield* reversed(file, ['env', 'variables', name], env.variables[name] ?? {}, PAIRS);
    }
    for (const [index, item] of (legacy?.items ?? []).entries()) {
      yield* reversed(file, ['legacy', 'items', index], item, [['quarantined', 'expires']]);
    }
    for (const { file: place, path, schema } of valueSchemas(contract)) {
      // Nearly all are in order, and there are thousands of them.
      if (areReversed(schema, PAIRS)) yield* reversed(place, path, schema, PAIRS);
      const media = schema['x-media'];
      if (media !== undefined && areReversed(media, MEDIA_PAIRS)) {
        yield* reversed(place, [...path, 'x-media'], media, MEDIA_PAIRS);
      }
    }
    yield* ofRules(contract);
  },
};

function* ofRules(contract: ContractData): Generator<RuleFinding> {
  for (const { path: file, data } of modelsOf(contract)) {
    for (const { path, limits } of parameterMentions(data)) {
      if (limits !== undefined && areReversed(limits, PAIRS)) {
        yield* reversed(file, path, limits, PAIRS);
      }
    }
    for (const [index, rule] of (data.input.allOf ?? []).entries()) {
      const path = ['input', 'allOf', index];
      yield* difference(file, path, rule);
      if (rule.then !== undefined) yield* difference(file, [...path, 'then'], rule.then);
    }
  }
}

function* difference(file: string, path: DataPath, rule: Requirement): Generator<RuleFinding> {
  const limits = rule['x-difference'];
  if (limits !== undefined) yield* reversed(file, [...path, 'x-difference'], limits, PAIRS);
}

type Pairs = readonly (readonly [low: string, high: string])[];

function areReversed(holder: object, pairs: Pairs): boolean {
  for (const [lowKey, highKey] of pairs) {
    const low = (holder as Record<string, unknown>)[lowKey];
    if (low === undefined) continue;
    const high = (holder as Record<string, unknown>)[highKey];
    if (high !== undefined && (low as number) > (high as number)) return true;
  }
  return false;
}

/** Numbers are compared as numbers, days as texts: YYYY-MM-DD sorts by time. */
function* reversed(
  file: string,
  path: DataPath,
  holder: object,
  pairs: Pairs,
): Generator<RuleFinding> {
  for (const [lowKey, highKey] of pairs) {
    const low = (holder as Record<string, unknown>)[lowKey];
    const high = (holder as Record<string, unknown>)[highKey];
    const both = typeof low === 'number' && typeof high === 'number';
    if (!both && !(typeof low === 'string' && typeof high === 'string')) continue;
    if ((low as number) <= (high as number)) continue;
    const at = (key: string): Address => valueAt(file, [...path, key]);
    yield {
      at: at(lowKey),
      text: `${lowKey} is ${low}, ${both ? 'above' : 'after'} ${highKey}, which is ${high}.`,
      related: [{ at: at(highKey), text: 'the other bound' }],
    };
  }
}
