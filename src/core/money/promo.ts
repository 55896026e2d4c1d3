import type { Kopecks } from './kopecks.ts';

/** A promo code as it stands for one user. Read under the lock of the code. */
export interface PromoFacts {
  readonly code: string;
  readonly kopecks: Kopecks;
  readonly usesLeft: number;
  readonly expiresAtMs: number;
  /** This user has had it. */
  readonly isRedeemed: boolean;
}

/** A code that somebody makes. */
export interface NewPromo {
  readonly code: string;
  readonly kopecks: Kopecks;
  readonly uses: number;
  readonly days: number;
}

/** What a link to the bot carries before a code: `?start=p_SUMMER`. */
export const PROMO_START = 'p_';

const CODE = /^[A-Z0-9][A-Z0-9_-]{3,31}$/;

/** The code that somebody has typed, as it is compared; null for what can be none. */
export function promoCodeOf(typed: string): string | null {
  const code = typed.trim().toUpperCase();
  return CODE.test(code) ? code : null;
}

/** Why a code gives nothing; null when it is good. */
export function promoRefusal(
  promo: PromoFacts | null,
  nowMs: number,
): 'promo-unknown' | 'promo-redeemed' | 'promo-over' | null {
  if (promo === null) return 'promo-unknown';
  if (promo.isRedeemed) return 'promo-redeemed';
  return promo.usesLeft > 0 && nowMs < promo.expiresAtMs ? null : 'promo-over';
}

const NUMBER = /^[1-9]\d{0,6}$/;
export const PROMO_KOPECKS_MAX = 9_999_999;
export const PROMO_USES_MAX = 9_999_999;
export const PROMO_DAYS_MAX = 3_650;

/** `CODE KOPECKS USES DAYS`; null when it is not written so. */
export function newPromoOf(typed: string): NewPromo | null {
  const [word = '', ...numbers] = typed.trim().split(/\s+/);
  const code = promoCodeOf(word);
  if (code === null || numbers.length !== 3 || !numbers.every((each) => NUMBER.test(each))) {
    return null;
  }
  const [kopecks = 0, uses = 0, days = 0] = numbers.map(Number);
  return days > PROMO_DAYS_MAX ? null : { code, kopecks: BigInt(kopecks), uses, days };
}
