import { keyAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

const PROMISED = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'];

/** The promised scenarios are there. A contract without any makes no such promise. */
export const smokeMissing: Rule = {
  code: 'smoke-missing',
  reads: ['smoke'],
  *check(contract) {
    const { smoke } = sectionsOf(contract);
    if (smoke === undefined) return;
    const there = new Set(smoke.map(({ id }) => id));
    const missing = PROMISED.filter((id) => !there.has(id));
    // An id that stands twice is the missing one misspelt, and said already.
    if (missing.length === 0 || there.size < smoke.length) return;
    yield {
      at: keyAt(contract.truthPath, ['smoke']),
      text: `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not among the scenarios.`,
      hint: 'A scenario that fails tells of a broken service: mend that, and keep the scenario.',
    };
  },
};
