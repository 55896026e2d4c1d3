import { keyAt } from '../../diagnostics/address.ts';
import { isMisspeltIn } from '../misspelt.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** No secret is missing in the list of what is never logged. */
export const secretLoggable: Rule = {
  code: 'secret-loggable',
  reads: ['env', 'observability'],
  *check(contract) {
    const { env, observability } = sectionsOf(contract);
    const { never_log: listed } = observability ?? {};
    const variables = env?.variables ?? {};
    for (const [name, { secret }] of Object.entries(variables)) {
      if (secret !== true || listed?.includes(name) === true) continue;
      if (isMisspeltIn(listed ?? [], (each) => Object.hasOwn(variables, each), name)) continue;
      const list = ['observability', ...(listed === undefined ? [] : ['never_log'])];
      yield {
        at: keyAt(contract.truthPath, ['env', 'variables', name]),
        text: `${name} is secret, but observability.never_log does not list it.`,
        hint: `Add ${name} to that list.`,
        related: [{ at: keyAt(contract.truthPath, list), text: 'missing here' }],
      };
    }
  },
};
