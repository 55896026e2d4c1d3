import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { valueSchemas } from '../value-schemas.ts';

/** A list says what its entries are. */
export const listWithoutItems: Rule = {
  code: 'list-without-items',
  reads: [],
  scope: 'model',
  *check(contract) {
    for (const { file, path, schema } of valueSchemas(contract)) {
      if (schema.type !== 'array' || schema.items !== undefined) continue;
      yield {
        at: keyAt(file, path),
        text: `${path.at(-1)} is a list, and nothing says what its entries are.`,
        hint: 'Add the schema of its entries, for example items: { type: string }.',
      };
    }
  },
};
