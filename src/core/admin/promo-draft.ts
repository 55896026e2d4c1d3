import {
  type NewPromo,
  PROMO_DAYS_MAX,
  PROMO_KOPECKS_MAX,
  PROMO_USES_MAX,
  promoCodeOf,
} from '../money/promo.ts';

/** A promo code as far as it was told; plain JSON, kept with the dialogue. */
export interface PromoDraft {
  readonly code?: string;
  /** Whole kopecks. */
  readonly kopecks?: number;
  readonly uses?: number;
  readonly days?: number;
}

export type PromoStep = keyof PromoDraft;

/** In this order they are asked for. */
const STEPS = ['code', 'kopecks', 'uses', 'days'] as const satisfies readonly PromoStep[];

/** What is asked for next; null when nothing is missing. */
export function nextStep(draft: PromoDraft): PromoStep | null {
  return STEPS.find((step) => draft[step] === undefined) ?? null;
}

/** The draft with the answer to its next step; null for an answer that is none. */
export function withStep(draft: PromoDraft, text: string): PromoDraft | null {
  const words = text.trim();
  switch (nextStep(draft)) {
    case 'code': {
      const code = promoCodeOf(words);
      return code === null ? null : { ...draft, code };
    }
    case 'kopecks': {
      const kopecks = typedKopecks(words);
      return kopecks === null ? null : { ...draft, kopecks };
    }
    case 'uses': {
      const uses = counted(words, PROMO_USES_MAX);
      return uses === null ? null : { ...draft, uses };
    }
    case 'days': {
      const days = counted(words, PROMO_DAYS_MAX);
      return days === null ? null : { ...draft, days };
    }
    case null:
      return null;
  }
}

/** What the finished draft makes; null while something is missing. */
export function promoOf({ code, kopecks, uses, days }: PromoDraft): NewPromo | null {
  return code === undefined || kopecks === undefined || uses === undefined || days === undefined
    ? null
    : { code, kopecks: BigInt(kopecks), uses, days };
}

/** `50` or `50,50` roubles. */
function typedKopecks(words: string): number | null {
  const [, roubles, kopecks = ''] =
    /^(\d{1,6})(?:[.,](\d{1,2}))?\s*(?:₽|руб\.?|р\.|rub)?$/i.exec(words) ?? [];
  if (roubles === undefined) return null;
  const amount = Number(roubles) * 100 + Number(kopecks.padEnd(2, '0'));
  return amount >= 1 && amount <= PROMO_KOPECKS_MAX ? amount : null;
}

function counted(words: string, maximum: number): number | null {
  const number = /^\d{1,7}$/.test(words) ? Number(words) : 0;
  return number >= 1 && number <= maximum ? number : null;
}
