import { type DataPath, valueAt } from '../../diagnostics/address.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { described } from '../shape-sentence.ts';
import { typeInWords } from '../type-words.ts';
import { hasType } from '../value-fit.ts';
import type { Scalar } from '../value-schema.ts';
import { valueSchemas } from '../value-schemas.ts';

const SCALARS: readonly string[] = ['string', 'integer', 'number', 'boolean'];

/** Allowed values have the declared type. */
export const enumType: Rule = {
  code: 'enum-type',
  reads: [],
  scope: 'model',
  *check(contract) {
    for (const { file, path, schema } of valueSchemas(contract)) {
      if (!SCALARS.includes(schema.type)) continue;
      if (schema.const !== undefined && !hasType(schema.const, schema.type)) {
        yield mistyped(file, [...path, 'const'], schema.const, schema.type);
      }
      for (const [index, value] of (schema.enum ?? []).entries()) {
        if (hasType(value, schema.type)) continue;
        yield mistyped(file, [...path, 'enum', index], value, schema.type);
      }
    }
  },
};

function mistyped(file: string, path: DataPath, value: Scalar, type: string): RuleFinding {
  const inQuotes = JSON.stringify(String(value));
  const isNumeral = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  const fix =
    type === 'string'
      ? { title: 'Put it in quotes', replacement: inQuotes, style: 'quote' as const }
      : isNumeral && hasType(Number(value), type)
        ? { title: 'Remove the quotes', replacement: value, style: 'plain' as const }
        : null;
  return {
    at: valueAt(file, path),
    text: `The type is ${type}, but this value is ${described(value)}; it must be ${typeInWords(type)}.`,
    ...(fix === null ? {} : { fix }),
  };
}
