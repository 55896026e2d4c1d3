import { type DataPath, keyAt } from '../../diagnostics/address.ts';
import { type Limits, modelsOf } from '../model-data.ts';
import { ownEntry } from '../own-entry.ts';
import { parameterMentions } from '../parameter-mentions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import type { ValueSchema } from '../value-schema.ts';
import { parameterSchemas } from '../value-schemas.ts';

const NUMBERS = ['integer', 'number'];
const SCALARS = ['string', 'integer', 'number', 'boolean'];

/** For which types a keyword says something. */
const TYPES: Readonly<Partial<Record<keyof ValueSchema, readonly string[]>>> = {
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  format: ['string'],
  'x-value-labels': ['string'],
  'x-tolerates': ['string'],
  minimum: NUMBERS,
  maximum: NUMBERS,
  multipleOf: NUMBERS,
  minItems: ['array'],
  maxItems: ['array'],
  items: ['array'],
  properties: ['object'],
  required: ['object'],
  'x-media': ['string', 'array'],
  enum: SCALARS,
  const: SCALARS,
};

/** The keywords of a parameter, and of a rule about it, say something for its type. */
export const keywordNotApplicable: Rule = {
  code: 'keyword-not-applicable',
  scope: 'model',
  reads: ['catalogue'],
  *check(contract) {
    for (const { file, path, schema } of parameterSchemas(contract)) {
      if (!hasIdle(schema, schema.type)) continue;
      yield* idle(file, path, schema, String(path.at(-1)), schema.type);
    }
    for (const { path: file, data } of modelsOf(contract)) {
      for (const { name, path, limits } of parameterMentions(data)) {
        const schema = ownEntry(data.input.properties, name);
        if (limits === undefined || schema === undefined || path[0] === 'price') continue;
        if (hasIdle(limits, schema.type)) yield* idle(file, path, limits, name, schema.type);
      }
    }
  },
};

function isIdle(keyword: string, type: string): boolean {
  return TYPES[keyword as keyof ValueSchema]?.includes(type) === false;
}

function hasIdle(keywords: ValueSchema | Limits, type: string): boolean {
  for (const keyword in keywords) if (isIdle(keyword, type)) return true;
  return false;
}

function* idle(
  file: string,
  path: DataPath,
  keywords: ValueSchema | Limits,
  name: string,
  type: string,
): Generator<RuleFinding> {
  for (const keyword in keywords) {
    if (!isIdle(keyword, type)) continue;
    const types = TYPES[keyword as keyof ValueSchema] ?? [];
    yield {
      at: keyAt(file, [...path, keyword]),
      text: `${keyword} says something only for the type ${types.join(' or ')}; ${name} is of the type ${type}.`,
      hint: 'Remove the keyword, or correct the type.',
    };
  }
}
