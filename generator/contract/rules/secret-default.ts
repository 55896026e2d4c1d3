import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A secret has no default. */
export const secretDefault: Rule = {
  code: 'secret-default',
  reads: ['env'],
  *check(contract) {
    for (const [name, variable] of Object.entries(sectionsOf(contract).env?.variables ?? {})) {
      if (variable.secret !== true || variable.default === undefined) continue;
      yield {
        at: keyAt(contract.truthPath, ['env', 'variables', name, 'default']),
        text: `${name} is secret and has a default.`,
        hint: 'Remove the default, and change the secret if this was a real one.',
      };
    }
  },
};
