import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import { parameterMentions } from '../parameter-mentions.ts';
import type { Rule } from '../rule.ts';
import { unknownName } from '../unknown-name.ts';

/** Required lists, rules and prices of a model name its own parameters. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path: file, data } of modelsOf(contract)) {
      const { properties } = data.input;
      for (const { name, path, anchor } of parameterMentions(data)) {
        if (Object.hasOwn(properties, name)) continue;
        yield unknownName({
          at: anchor === 'key' ? keyAt(file, path) : valueAt(file, path),
          name,
          names: Object.keys(properties),
          text: `${data.id} has no parameter ${name}.`,
        });
      }
    }
  },
};
