import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Every invariant names something that checks it. */
export const invariantUnenforced: Rule = {
  code: 'invariant-unenforced',
  reads: ['invariants'],
  *check(contract) {
    for (const [index, { id, enforced_by }] of (sectionsOf(contract).invariants ?? []).entries()) {
      if (enforced_by.length > 0) continue;
      yield {
        at: keyAt(contract.truthPath, ['invariants', index, 'enforced_by']),
        text: `Nothing enforces the invariant ${id}.`,
        hint: 'Name what checks it, for example { test: test/orders.test.ts } or { scenario: S3 }.',
      };
    }
  },
};
