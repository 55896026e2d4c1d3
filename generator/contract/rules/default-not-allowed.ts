import { valueAt } from '../../diagnostics/address.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { type EnvEntry, sectionsOf } from '../sections.ts';
import { described } from '../shape-sentence.ts';
import { suggested } from '../suggestion.ts';
import { asWritten, misfit } from '../value-fit.ts';
import type { Scalar, ValueSchema } from '../value-schema.ts';
import { valueSchemas } from '../value-schemas.ts';

/** A default is a value that the declaration around it allows. */
export const defaultNotAllowed: Rule = {
  code: 'default-not-allowed',
  reads: [],
  scope: 'model',
  *check(contract) {
    for (const [name, variable] of Object.entries(sectionsOf(contract).env?.variables ?? {})) {
      if (variable.default === undefined) continue;
      const problem = misfit(variable.default, asSchema(variable));
      if (problem === null) continue;
      yield {
        at: valueAt(contract.truthPath, ['env', 'variables', name, 'default']),
        text: `The default of ${name} is ${described(variable.default)}; it ${problem}.`,
        ...choices(variable.default, variable.values),
      };
    }
    for (const { file, path, schema } of valueSchemas(contract)) {
      if (schema.default === undefined) continue;
      const problem = misfit(schema.default, schema);
      if (problem === null) continue;
      yield {
        at: valueAt(file, [...path, 'default']),
        text: `The default of ${path.at(-1)} is ${described(schema.default)}; it ${problem}.`,
        ...choices(schema.default, schema.enum),
      };
    }
  },
};

function choices(value: unknown, allowed: readonly Scalar[] | undefined): Partial<RuleFinding> {
  if (allowed === undefined) return {};
  return {
    allowed: allowed.map(asWritten),
    ...(typeof value === 'string' ? suggested(value, allowed.map(String)) : {}),
  };
}

/** What the text of a variable is read as. */
function asSchema({ type, values, pattern, minimum, maximum, minLength }: EnvEntry): ValueSchema {
  const bounds = {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  switch (type) {
    case 'integer':
    case 'number':
      return { type, ...bounds };
    case 'integer_list':
      return { type: 'array', items: { type: 'integer', ...bounds } };
    case 'string_list':
      return { type: 'array', items: { type: 'string' } };
    case 'boolean':
      return { type };
    case 'url':
      return { type: 'string', pattern: pattern ?? '^https?://[^\\s/]' };
    default:
      return {
        type: 'string',
        ...(values === undefined ? {} : { enum: values }),
        ...(pattern === undefined ? {} : { pattern }),
        ...(minLength === undefined ? {} : { minLength }),
      };
  }
}
