import { keyAt } from '../../diagnostics/address.ts';
import { labelKey } from '../label-key.ts';
import type { Rule } from '../rule.ts';
import { isParameter, parameterSchemas } from '../value-schemas.ts';

/** Every parameter has a label and a hint: shared ones, or its own. */
export const labelMissing: Rule = {
  code: 'label-missing',
  reads: ['catalogue', 'labels'],
  scope: 'model',
  *check(contract) {
    const shared = contract.labels['parameters'] as Readonly<Record<string, unknown>>;
    for (const located of parameterSchemas(contract)) {
      const { file, path, schema } = located;
      if (!isParameter(located)) continue;
      const name = String(path.at(-1));
      if (Object.hasOwn(shared, labelKey(name))) continue;
      const own = ['x-label', 'x-hint'].filter((key) => Object.hasOwn(schema, key));
      if (own.length === 2) continue;
      yield {
        at: keyAt(file, path),
        group: labelKey(name),
        text: `A form has no words for the parameter ${name}: ${contract.labelsPath} has no ${labelKey(name)} under parameters.`,
        hint:
          own[0] === undefined
            ? 'Add it there, or give the parameter x-label and x-hint.'
            : `Add it there, or give the parameter ${own[0] === 'x-label' ? 'x-hint' : 'x-label'} too.`,
      };
    }
  },
};
