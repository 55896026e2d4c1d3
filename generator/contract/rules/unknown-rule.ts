import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';
import { verifyRules } from '../verify-rules.ts';

/** An invariant that `truth verify` enforces names one of its rules. */
export const unknownRule: Rule = {
  code: 'unknown-rule',
  reads: ['invariants'],
  *check(contract) {
    for (const [index, { id, enforced_by }] of (sectionsOf(contract).invariants ?? []).entries()) {
      for (const [at, { rule }] of enforced_by.entries()) {
        if (rule === undefined || verifyRules.includes(rule)) continue;
        yield unknownName({
          at: valueAt(contract.truthPath, ['invariants', index, 'enforced_by', at, 'rule']),
          name: rule,
          names: verifyRules,
          text: `Invariant ${id} relies on the rule ${rule}, which truth does not have.`,
          hint: 'Name a test file, a smoke scenario or a diagnostic that checks it.',
        });
      }
    }
  },
};
