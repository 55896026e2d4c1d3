import { valueAt } from '../../diagnostics/address.ts';
import type { Rule } from '../rule.ts';
import { sectionsOf } from '../sections.ts';

/** Where people pay with stars there is something to buy. */
export const paymentWithoutPackages: Rule = {
  code: 'payment-without-packages',
  reads: ['product', 'payments'],
  *check(contract) {
    const { product, payments } = sectionsOf(contract);
    const index = product?.market.payments?.indexOf('stars') ?? -1;
    if (index === -1 || (payments?.stars.packages ?? []).length > 0) return;
    yield {
      at: valueAt(contract.truthPath, ['product', 'market', 'payments', index]),
      text: 'People may pay with stars, but payments.stars.packages has no package to buy.',
      hint: 'Add a package, for example { stars: 50, kopecks: 7500 }, or remove stars.',
    };
  },
};
