import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** What PASSIVE may do and what it must not do have nothing in common. */
export const passiveCapabilityForbidden: Rule = {
  code: 'passive-capability-forbidden',
  reads: ['modes'],
  *check(contract) {
    const { capabilities = [], forbidden = [] } = sectionsOf(contract).modes?.passive ?? {};
    for (const [index, capability] of capabilities.entries()) {
      const forbiddenAt = forbidden.indexOf(capability);
      if (forbiddenAt === -1) continue;
      yield {
        at: valueAt(contract.truthPath, ['modes', 'passive', 'capabilities', index]),
        text: `PASSIVE has the capability ${capability}, which is forbidden to it.`,
        hint: 'Remove it from one of the two lists.',
        related: [
          {
            at: valueAt(contract.truthPath, ['modes', 'passive', 'forbidden', forbiddenAt]),
            text: 'forbidden here',
          },
        ],
      };
    }
  },
};
