import type { Difference } from './difference.ts';
import { asList, asMap, type PlainMap } from './plain-map.ts';
import { figuresIn } from './price-text.ts';

/**
 * Whether the vendor's words still name every figure of our price. Figures that we do not use are
 * no difference: one text often covers several models.
 */
export function comparePrice(price: PlainMap | null, text: string): Difference | null {
  const named = figuresIn(text);
  if (named.length === 0) return null;
  const used = price === null ? [] : figuresOf(price);
  if (used.length > 0 && used.every((figure) => named.includes(figure))) return null;
  return {
    kind: 'price',
    at: 'price',
    ours: price === null ? undefined : used,
    theirs: text.replace(/\s+/g, ' ').trim(),
  };
}

/** Credits of all rates and surcharges, each once. */
function figuresOf(price: PlainMap): readonly number[] {
  const rows = [...asList(price['rates']), ...asList(price['surcharges'])];
  const figures = rows.map((row) => asMap(row)?.['credits']);
  return [...new Set(figures.filter((each) => typeof each === 'number'))];
}
