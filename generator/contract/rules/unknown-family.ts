import { valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';
import { unknownName } from '../unknown-name.ts';

/** The family of every model has a name for people. */
export const unknownFamily: Rule = {
  code: 'unknown-family',
  reads: ['catalogue', 'labels'],
  scope: 'model',
  *check(contract) {
    const families = contract.labels['families'] as Readonly<Record<string, unknown>>;
    for (const { path, data } of modelsOf(contract)) {
      if (Object.hasOwn(families, data.family)) continue;
      const found = unknownName({
        at: valueAt(path, ['family']),
        name: data.family,
        names: Object.keys(families),
        text: `${data.id} has the family ${data.family}, which ${contract.labelsPath} does not name.`,
        hint: `Add it under families of ${contract.labelsPath}, or take one that is there.`,
      });
      yield { ...found, group: data.family };
    }
  },
};
