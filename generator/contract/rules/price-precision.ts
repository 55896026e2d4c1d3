import { type Address, valueAt } from '../../diagnostics/address.ts';
import { modelsOf, type PriceData } from '../model-data.ts';
import type { Rule } from '../rule.ts';

/** Credits have at most six decimal places. */
export const pricePrecision: Rule = {
  code: 'price-precision',
  reads: ['catalogue'],
  scope: 'model',
  *check(contract) {
    for (const { path, data } of modelsOf(contract)) {
      if (data.price === undefined) continue;
      for (const { credits, at } of figures(path, data.price)) {
        if (isWholeMillionths(credits)) continue;
        yield {
          at,
          text: `${credits} credits are not a whole number of millionths.`,
          hint: 'Write at most six places after the point, and no more than nine digits before it.',
        };
      }
    }
  },
};

/** Numbers that JavaScript writes with an exponent are too small or too large to be a price. */
function isWholeMillionths(credits: number): boolean {
  return /^\d{1,9}(\.\d{1,6})?$/.test(String(credits));
}

function* figures(
  file: string,
  { rates, surcharges = [] }: PriceData,
): Generator<{ credits: number; at: Address }> {
  for (const [index, { credits }] of rates.entries()) {
    yield { credits, at: valueAt(file, ['price', 'rates', index, 'credits']) };
  }
  for (const [index, { credits }] of surcharges.entries()) {
    const at = valueAt(file, ['price', 'surcharges', index, 'credits']);
    if (typeof credits === 'number') yield { credits, at };
  }
}
