import { keyAt } from '../../diagnostics/address.ts';
import { modelsOf, type RateData } from '../model-data.ts';
import { ownEntry } from '../own-entry.ts';
import type { Rule } from '../rule.ts';

/** Each rate holds for something that no earlier one has taken. */
export const rateUnreachable: Rule = {
  code: 'rate-unreachable',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path, data } of modelsOf(contract)) {
      const rates = data.price?.rates ?? [];
      for (const [index, rate] of rates.entries()) {
        const earlier = rates.slice(0, index).findIndex((each) => covers(each, rate));
        if (earlier === -1) continue;
        yield {
          at: keyAt(path, ['price', 'rates', index]),
          text: `This rate is never used: whenever it holds, rate ${earlier + 1} holds too and is taken first.`,
          hint: 'Put the more special rate first, or remove this one.',
          related: [{ at: keyAt(path, ['price', 'rates', earlier]), text: `rate ${earlier + 1}` }],
        };
      }
    }
  },
};

/** Whether everything that the earlier rate asks for is asked for by the later one too. */
function covers({ when: earlier = {} }: RateData, { when: later = {} }: RateData): boolean {
  return Object.entries(earlier).every(([name, value]) => {
    const same = ownEntry(later, name);
    if (same === undefined) return false;
    if (typeof value !== 'object') return same === value;
    return typeof same === 'object' ? same.present === value.present : value.present;
  });
}
