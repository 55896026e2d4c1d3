import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A lease survives one renewal that did not come. */
export const leaseTooShort: Rule = {
  code: 'lease-too-short',
  reads: ['database'],
  *check(contract) {
    const lock = sectionsOf(contract).database?.leader_lock;
    if (lock === undefined) return;
    const { lease_seconds: lease, renew_seconds: renew } = lock;
    if (lease > 2 * renew) return;
    yield {
      at: valueAt(contract.truthPath, ['database', 'leader_lock', 'lease_seconds']),
      text: `The lease lasts ${lease} s and is renewed every ${renew} s; it must last more than ${2 * renew} s.`,
      related: [
        {
          at: valueAt(contract.truthPath, ['database', 'leader_lock', 'renew_seconds']),
          text: 'time between renewals',
        },
      ],
    };
  },
};
