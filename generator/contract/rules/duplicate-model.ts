import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import { repeated } from '../repeated.ts';
import type { Rule } from '../rule.ts';

/** A model has one file. */
export const duplicateModel: Rule = {
  code: 'duplicate-model',
  reads: ['catalogue'],
  scope: 'catalogue',
  *check(contract) {
    for (const { entry, first, name } of repeated(modelsOf(contract), ({ data }) => data.id)) {
      yield {
        at: valueAt(entry.path, ['id']),
        text: `${name} has a file already: ${first.path}.`,
        related: [{ at: valueAt(first.path, ['id']), text: 'first given here' }],
      };
    }
  },
};
