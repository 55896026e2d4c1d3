import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import { idOfFileName } from '../model-file-path.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** Models that the free tier or a replacement names are in the catalogue. */
export const unknownModel: Rule = {
  code: 'unknown-model',
  reads: ['catalogue'],
  scope: 'catalogue',
  *check(contract) {
    const { modelIds, truthPath } = contract;
    // A file that is named after another id is said already.
    const named = new Set(contract.models.map(({ path }) => idOfFileName(path)));
    const isKnown = (id: string): boolean => modelIds.has(id) || named.has(id);
    const free = sectionsOf(contract).bot?.free_tier.models ?? [];
    for (const [index, name] of free.entries()) {
      if (isKnown(name)) continue;
      yield unknownName({
        at: valueAt(truthPath, ['bot', 'free_tier', 'models', index]),
        name,
        names: [...modelIds],
        text: `The free tier names the model ${name}, which the catalogue does not have.`,
      });
    }
    for (const { path, data } of modelsOf(contract)) {
      const name = data.replaced_by;
      if (name === undefined || isKnown(name)) continue;
      yield unknownName({
        at: valueAt(path, ['replaced_by']),
        name,
        names: [...modelIds],
        text: `${data.id} is replaced by ${name}, which the catalogue does not have.`,
      });
    }
  },
};
