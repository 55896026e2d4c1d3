import type { Kopecks } from '../money/kopecks.ts';

/** A promo code as those see it who make them. */
export interface PromoCard {
  readonly code: string;
  readonly kopecks: Kopecks;
  /** For how many people it is. */
  readonly uses: number;
  /** How many have had it. */
  readonly redeemed: number;
  readonly expiresAtMs: number;
  readonly isOff: boolean;
}

/** Why nobody can redeem it any more; null: somebody can. */
export function promoEnd(
  { uses, redeemed, expiresAtMs, isOff }: PromoCard,
  nowMs: number,
): 'off' | 'used-up' | 'expired' | null {
  if (isOff) return 'off';
  if (redeemed >= uses) return 'used-up';
  return nowMs >= expiresAtMs ? 'expired' : null;
}
