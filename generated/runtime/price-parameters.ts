// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { PriceDescriptor } from './model-descriptor.ts';

/** Wire names of the parameters that a price is reckoned from, each once. */
export function priceParameters(price: PriceDescriptor): readonly string[] {
  const { rates, quantity = [], surcharges = [] } = price;
  const names = [...rates.flatMap(({ when = [] }) => when), ...quantity, ...surcharges].flatMap(
    (part) => ('name' in part ? [part.name] : []),
  );
  return [...new Set(names)];
}
