import { keyAt } from '../../diagnostics/address.ts';
import { modelsOf } from '../model-data.ts';
import type { Rule } from '../rule.ts';

/** What is said to be sold has a price and is current. */
export const soldWithoutPrice: Rule = {
  code: 'sold-without-price',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path, data } of modelsOf(contract)) {
      if (data.sold !== true) continue;
      const reason =
        data.price === undefined
          ? 'has no price'
          : data.status === 'current'
            ? null
            : `is ${data.status}`;
      if (reason === null) continue;
      yield {
        at: keyAt(path, ['sold']),
        text: `${data.id} says sold: true, but it ${reason}.`,
        hint: 'Remove sold; a current model with a price is sold by itself.',
      };
    }
  },
};
