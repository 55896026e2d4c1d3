import type { CatalogModel } from '../model/model.ts';

const MICRO_PER_CREDIT = 1_000_000;

/** `4 – 18 credits / image`; a dash when no price is known. */
export function priceRange({ price }: CatalogModel): string {
  if (price === null || price.rates.length === 0) return '–';
  const micros = price.rates.map((rate) => rate.creditsMicro);
  const [low, high] = [Math.min(...micros), Math.max(...micros)].map(
    (micro) => micro / MICRO_PER_CREDIT,
  );
  const range = low === high ? String(low) : `${low} – ${high}`;
  return `${range} credits / ${price.unit === '1000-characters' ? '1000 characters' : price.unit}`;
}
