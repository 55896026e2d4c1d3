import { keyAt, valueAt } from '../../diagnostics/address.ts';
import { labelKey } from '../label-key.ts';
import { modelsOf } from '../model-data.ts';
import { parameterMentions } from '../parameter-mentions.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { unknownName } from '../unknown-name.ts';

/** Required lists, rules and prices of a model name its own parameters. */
export const unknownParameter: Rule = {
  code: 'unknown-parameter',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    const labels = (contract.labels['parameters'] ?? {}) as Readonly<Record<string, unknown>>;
    const isLabelled = (name: string): boolean => Object.hasOwn(labels, labelKey(name));
    for (const { path: file, data } of modelsOf(contract)) {
      const { properties } = data.input;
      for (const { name, path, anchor } of parameterMentions(data)) {
        if (Object.hasOwn(properties, name)) continue;
        const found = unknownName({
          at: anchor === 'key' ? keyAt(file, path) : valueAt(file, path),
          name,
          names: Object.keys(properties),
          text: `${data.id} has no parameter ${name}.`,
        });
        const { nearest } = found;
        // A parameter without a label, where this name has one, is itself the misspelt one.
        const isMisspelt = nearest !== undefined && isLabelled(name) && !isLabelled(nearest);
        yield isMisspelt ? misspelt(found, file, nearest) : found;
      }
    }
  },
};

function misspelt(
  { fix: _wrongWay, nearest: _wrong, ...found }: RuleFinding,
  file: string,
  parameter: string,
): RuleFinding {
  const at = keyAt(file, ['input', 'properties', parameter]);
  return { ...found, related: [{ at, text: 'perhaps misspelt here' }] };
}
