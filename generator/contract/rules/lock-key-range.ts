import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;

/** Both halves of the lock key are signed 32-bit integers. */
export const lockKeyRange: Rule = {
  code: 'lock-key-range',
  reads: ['database'],
  *check(contract) {
    for (const [index, half] of (sectionsOf(contract).database?.leader_lock.key ?? []).entries()) {
      if (half >= INT32_MIN && half <= INT32_MAX) continue;
      const signed = half | 0;
      const isUnsigned = half > 0 && half < 2 ** 32;
      yield {
        at: valueAt(contract.truthPath, ['database', 'leader_lock', 'key', index]),
        text: `The lock key has ${half}; it must lie within ${INT32_MIN} and ${INT32_MAX}.`,
        ...(isUnsigned
          ? {
              hint: `As a signed number the same 32 bits are ${signed}.`,
              fix: {
                title: `Replace with ${signed}`,
                replacement: String(signed),
                style: 'plain' as const,
              },
            }
          : {}),
      };
    }
  },
};
