import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { valueSchemas } from '../value-schemas.ts';

/**
 * What is always given needs no default. In the catalogue a default also fills in a form, so it may
 * stand there.
 */
export const defaultOfRequired: Rule = {
  code: 'default-of-required',
  reads: [],
  scope: 'model',
  *check(contract) {
    const file = contract.truthPath;
    for (const [name, variable] of Object.entries(sectionsOf(contract).env?.variables ?? {})) {
      if (variable.default === undefined || variable.required !== true) continue;
      yield {
        at: keyAt(file, ['env', 'variables', name, 'default']),
        text: `${name} is required, so its default is never used.`,
        hint: 'Remove the default, or remove required.',
        related: [
          { at: keyAt(file, ['env', 'variables', name, 'required']), text: 'required here' },
        ],
      };
    }
    for (const { path, schema, file: place } of valueSchemas(contract)) {
      if (place !== file || schema.default === undefined || schema.required !== true) continue;
      yield {
        at: keyAt(file, [...path, 'default']),
        text: `${path.at(-1)} is required, so its default is never used.`,
        hint: 'Remove the default, or remove required.',
        related: [{ at: keyAt(file, [...path, 'required']), text: 'required here' }],
      };
    }
  },
};
