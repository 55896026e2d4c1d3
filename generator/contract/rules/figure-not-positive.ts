import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Figures that a price is multiplied with are above zero. */
export const figureNotPositive: Rule = {
  code: 'figure-not-positive',
  reads: ['pricing'],
  *check(contract) {
    const { pricing } = sectionsOf(contract);
    if (pricing === undefined) return;
    for (const key of ['usd_per_credit', 'rub_per_usd', 'markup'] as const) {
      if (/[1-9]/.test(pricing[key])) continue;
      yield {
        at: valueAt(contract.truthPath, ['pricing', key]),
        text: `pricing.${key} is ${pricing[key]}, so every price would be nothing.`,
        hint: 'Write the real figure.',
      };
    }
  },
};
