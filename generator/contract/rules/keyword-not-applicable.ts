import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import type { ValueSchema } from '../value-schema.ts';
import { parameterSchemas } from '../value-schemas.ts';

const NUMBERS = ['integer', 'number'];

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
  enum: ['string', 'integer', 'number', 'boolean'],
  const: ['string', 'integer', 'number', 'boolean'],
};

/** The keywords of a parameter say something for its type. */
export const keywordNotApplicable: Rule = {
  code: 'keyword-not-applicable',
  reads: ['catalogue'],
  perModel: true,
  *check(contract) {
    for (const { file, path, schema } of parameterSchemas(contract)) {
      for (const keyword in schema) {
        const types = TYPES[keyword as keyof ValueSchema];
        if (types === undefined || types.includes(schema.type)) continue;
        yield {
          at: keyAt(file, [...path, keyword]),
          text: `${keyword} says something only for the type ${types.join(' or ')}; ${path.at(-1)} is of the type ${schema.type}.`,
          hint: 'Remove the keyword, or correct the type.',
        };
      }
    }
  },
};
