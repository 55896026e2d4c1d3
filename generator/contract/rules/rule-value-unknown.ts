import { type DataPath, keyAt, valueAt } from '../../diagnostics/address.ts';
import { type Choice, type ModelData, modelsOf } from '../model-data.ts';
import { ownEntry } from '../own-entry.ts';
import { type ParameterMention, parameterMentions } from '../parameter-mentions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { described } from '../shape-sentence.ts';
import { type Suggestion, suggested } from '../suggestion.ts';
import { asWritten, misfit } from '../value-fit.ts';
import type { Scalar, ValueSchema } from '../value-schema.ts';
import { type LocatedSchema, parameterSchemas } from '../value-schemas.ts';

/** Rules and prices speak of values that the parameter can have. */
export const ruleValueUnknown: Rule = {
  code: 'rule-value-unknown',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path, data } of modelsOf(contract)) yield* inModel(path, data);
    for (const located of parameterSchemas(contract)) {
      if (located.schema['x-value-labels'] !== undefined) yield* labelled(located);
    }
  },
};

function* inModel(file: string, data: ModelData): Generator<RuleFinding> {
  for (const mention of parameterMentions(data)) {
    const schema = ownEntry(data.input.properties, mention.name);
    if (schema === undefined || mention.limits === undefined) continue;
    for (const { value, path } of valuesOf(mention)) {
      const problem = misfit(value, schema);
      if (problem !== null) yield cannotBe(file, path, mention.name, value, problem, schema);
    }
  }
}

interface LocatedValue {
  readonly value: Scalar;
  readonly path: DataPath;
}

function* valuesOf({ path, limits }: ParameterMention): Generator<LocatedValue> {
  // A price names the value itself, a rule wraps it.
  if (path[0] === 'price') {
    if (limits?.const !== undefined) yield { value: limits.const, path };
    return;
  }
  if (limits === undefined) return;
  yield* chosen(limits, path);
  if (limits.not !== undefined) yield* chosen(limits.not, [...path, 'not']);
}

function* chosen(choice: Choice, path: DataPath): Generator<LocatedValue> {
  if (choice.const !== undefined) yield { value: choice.const, path: [...path, 'const'] };
  for (const [index, value] of choice.enum?.entries() ?? []) {
    yield { value, path: [...path, 'enum', index] };
  }
}

function cannotBe(
  file: string,
  path: DataPath,
  name: string,
  value: Scalar,
  problem: string,
  schema: ValueSchema,
): RuleFinding {
  const allowed = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const names = allowed.map(String);
  return {
    at: valueAt(file, path),
    text: `${name} is never ${described(value)}: it ${problem}.`.replace(
      'it is not',
      'that is not',
    ),
    allowed: allowed.map(asWritten),
    ...(typeof value === 'string' ? suggested(value, names) : retyped(value, schema, names)),
    related: [{ at: valueAt(file, ['input', 'properties', name]), text: 'the parameter' }],
  };
}

/** The same value in quotes, where the parameter is a text that allows it. */
function retyped(value: Scalar, { type }: ValueSchema, names: readonly string[]): Suggestion {
  if (type !== 'string' || !names.includes(String(value))) return {};
  const replacement = JSON.stringify(String(value));
  return { fix: { title: 'Put it in quotes', replacement, style: 'quote' } };
}

/** Readable names of values that the parameter does not allow. */
function* labelled({ file, path, schema }: LocatedSchema): Generator<RuleFinding> {
  if (schema.enum === undefined) return;
  const names = schema.enum.map(String);
  for (const value of Object.keys(schema['x-value-labels'] ?? {})) {
    if (names.includes(value)) continue;
    yield {
      at: keyAt(file, [...path, 'x-value-labels', value]),
      text: `${path.at(-1)} is never ${described(value)}, so nobody sees this name of it.`,
      allowed: schema.enum.map(asWritten),
      ...suggested(value, names),
    };
  }
}
