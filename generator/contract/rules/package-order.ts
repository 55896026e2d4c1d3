import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** A larger package costs more, buys more, and is never a worse bargain. */
export const packageOrder: Rule = {
  code: 'package-order',
  reads: ['payments'],
  *check(contract) {
    const packages = sectionsOf(contract).payments?.stars.packages ?? [];
    for (const [index, { stars, kopecks }] of packages.entries()) {
      const before = packages[index - 1];
      if (before === undefined) continue;
      const path = ['payments', 'stars', 'packages'];
      const related = [
        {
          at: valueAt(contract.truthPath, [...path, index - 1, 'stars']),
          text: 'the package before',
        },
      ];
      const at = (key: string) => valueAt(contract.truthPath, [...path, index, key]);
      if (stars <= before.stars) {
        const text = `After a package of ${before.stars} stars comes one of ${stars}; each must be larger than the one before.`;
        yield { at: at('stars'), text, related };
      } else if (kopecks * before.stars < before.kopecks * stars) {
        const due = Math.ceil((before.kopecks * stars) / before.stars);
        const text = `${stars} stars buy ${kopecks} kopecks, less for each star than ${before.stars} stars do.`;
        yield {
          at: at('kopecks'),
          text,
          hint: `At the same rate they buy ${due} kopecks.`,
          related,
        };
      }
    }
  },
};
