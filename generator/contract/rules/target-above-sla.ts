import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** We aim at no worse than we promise. */
export const targetAboveSla: Rule = {
  code: 'target-above-sla',
  reads: ['smoke'],
  *check(contract) {
    for (const [index, scenario] of (sectionsOf(contract).smoke ?? []).entries()) {
      const { id, target_ms: target, sla_ms: sla } = scenario;
      if (target === undefined || target <= sla) continue;
      yield {
        at: valueAt(contract.truthPath, ['smoke', index, 'target_ms']),
        text: `${id} aims at ${target} ms and promises ${sla} ms.`,
        related: [
          { at: valueAt(contract.truthPath, ['smoke', index, 'sla_ms']), text: 'promised here' },
        ],
      };
    }
  },
};
