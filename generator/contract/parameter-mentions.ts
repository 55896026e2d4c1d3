import type { DataPath } from '../diagnostics/address.ts';
import type {
  Choice,
  InputSchema,
  Limits,
  ModelData,
  ParameterCondition,
  PriceData,
  Requirement,
} from './model-data.ts';

/** A place in a model file that names a parameter. */
export interface ParameterMention {
  readonly name: string;
  readonly path: DataPath;
  /** Whether the name is a key there, or a value. */
  readonly anchor: 'key' | 'value';
  /** What is said about the value of the parameter. */
  readonly limits?: Limits;
}

/** Begins the name of a fact that only an earlier job knows. */
const FACT_PREFIX = 'fact:';

const known = new WeakMap<ModelData, readonly ParameterMention[]>();

/** Every mention of a parameter outside `input.properties`: required lists, rules, prices. */
export function parameterMentions(model: ModelData): readonly ParameterMention[] {
  const mentions = known.get(model) ?? [...inModel(model)];
  known.set(model, mentions);
  return mentions;
}

function* inModel({ input, price }: ModelData): Generator<ParameterMention> {
  yield* named(input.required, ['input', 'required']);
  for (const [index, rule] of (input.allOf ?? []).entries()) {
    const path = ['input', 'allOf', index];
    if (rule.if !== undefined) yield* inCondition(rule.if, [...path, 'if']);
    if (rule.then !== undefined) yield* inRequirement(rule.then, [...path, 'then']);
    yield* inRequirement(rule, path);
  }
  yield* inDependents(input);
  if (price !== undefined) yield* inPrice(price);
}

function* named(names: readonly string[] | undefined, path: DataPath): Generator<ParameterMention> {
  if (names === undefined) return;
  for (const [index, name] of names.entries()) {
    yield { name, path: [...path, index], anchor: 'value' };
  }
}

function* inDependents({ dependentRequired = {} }: InputSchema): Generator<ParameterMention> {
  for (const [name, needed] of Object.entries(dependentRequired)) {
    const path = ['input', 'dependentRequired', name];
    yield { name, path, anchor: 'key' };
    yield* named(needed, path);
  }
}

function* inCondition(condition: ParameterCondition, path: DataPath): Generator<ParameterMention> {
  yield* valued(condition.properties, [...path, 'properties']);
  yield* named(condition.required, [...path, 'required']);
  yield* named(condition.not?.required, [...path, 'not', 'required']);
  yield* inSets(condition.anyOf, [...path, 'anyOf']);
  for (const [index, part] of (condition.allOf ?? []).entries()) {
    yield* inCondition(part, [...path, 'allOf', index]);
  }
}

function* inRequirement(requirement: Requirement, path: DataPath): Generator<ParameterMention> {
  yield* named(requirement.required, [...path, 'required']);
  yield* valued(requirement.properties, [...path, 'properties']);
  yield* inSets(requirement.anyOf, [...path, 'anyOf']);
  yield* inSets(requirement.oneOf, [...path, 'oneOf']);
  const difference = requirement['x-difference'];
  if (difference !== undefined) {
    for (const end of ['from', 'to'] as const) {
      yield { name: difference[end], path: [...path, 'x-difference', end], anchor: 'value' };
    }
  }
  yield* named(requirement['x-total-items']?.of, [...path, 'x-total-items', 'of']);
  const total = requirement['x-total-length'];
  if (total !== undefined) {
    yield { name: total.of, path: [...path, 'x-total-length', 'of'], anchor: 'value' };
  }
}

function* valued(
  properties: Readonly<Record<string, false | Choice>> | undefined,
  path: DataPath,
): Generator<ParameterMention> {
  for (const name in properties) {
    const limits = properties[name];
    const mention: ParameterMention = { name, path: [...path, name], anchor: 'key' };
    yield limits === false || limits === undefined ? mention : { ...mention, limits };
  }
}

function* inSets(
  sets: readonly { readonly required: readonly string[] }[] | undefined,
  path: DataPath,
): Generator<ParameterMention> {
  if (sets === undefined) return;
  for (const [index, set] of sets.entries()) {
    yield* named(set.required, [...path, index, 'required']);
  }
}

function* inPrice({
  quantity = [],
  rates,
  surcharges = [],
}: PriceData): Generator<ParameterMention> {
  for (const [index, factor] of quantity.entries()) {
    yield* keyed(factor, ['parameter', 'characters'], ['price', 'quantity', index]);
  }
  for (const [index, { when = {} }] of rates.entries()) {
    for (const name of Object.keys(when)) {
      if (name.startsWith(FACT_PREFIX)) continue;
      const value = when[name];
      const mention = {
        name,
        path: ['price', 'rates', index, 'when', name],
        anchor: 'key',
      } as const;
      yield typeof value === 'object' || value === undefined
        ? mention
        : { ...mention, limits: { const: value } };
    }
  }
  for (const [index, surcharge] of surcharges.entries()) {
    yield* keyed(surcharge, ['per_item', 'present'], ['price', 'surcharges', index]);
  }
}

function* keyed(
  data: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  path: DataPath,
): Generator<ParameterMention> {
  for (const key of keys) {
    const name = data[key];
    if (typeof name === 'string') yield { name, path: [...path, key], anchor: 'value' };
  }
}
