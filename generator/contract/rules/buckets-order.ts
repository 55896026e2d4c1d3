import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** The bounds of a histogram grow. */
export const bucketsOrder: Rule = {
  code: 'buckets-order',
  reads: ['observability'],
  *check(contract) {
    for (const [name, { buckets = [] }] of Object.entries(
      sectionsOf(contract).observability?.metrics ?? {},
    )) {
      for (const [index, bound] of buckets.entries()) {
        const before = buckets[index - 1];
        if (before === undefined || bound > before) continue;
        const path = ['observability', 'metrics', name, 'buckets'];
        yield {
          at: valueAt(contract.truthPath, [...path, index]),
          text: `The bounds of ${name} fall from ${before} to ${bound}.`,
          hint: `In order: [${[...buckets].sort((a, b) => a - b).join(', ')}].`,
        };
        break;
      }
    }
  },
};
