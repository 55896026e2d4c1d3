import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';

interface Modes {
  readonly passive: { readonly capabilities: readonly string[]; readonly forbidden: readonly string[] };
}

/** What PASSIVE may do and what it must not do have nothing in common. */
export const passiveCapabilityForbidden: Rule = {
  code: 'passive-capability-forbidden',
  reads: ['modes'],
  *check({ truthPath, truth }) {
    const { passive } = truth['modes'] as unknown as Modes;
    for (const [index, capability] of passive.capabilities.entries()) {
      const forbiddenAt = passive.forbidden.indexOf(capability);
      if (forbiddenAt === -1) continue;
      yield {
        at: valueAt(truthPath, ['modes', 'passive', 'capabilities', index]),
        text: `PASSIVE has the capability ${capability}, which is forbidden to it.`,
        hint: 'Remove it from one of the two lists.',
        related: [
          {
            at: valueAt(truthPath, ['modes', 'passive', 'forbidden', forbiddenAt]),
            text: 'forbidden here',
          },
        ],
      };
    }
  },
};
