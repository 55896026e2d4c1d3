import type { Kopecks } from './kopecks.ts';

/** A payment as its payer is shown it. */
export interface RecentPayment {
  /** Telegram's number of it. */
  readonly chargeId: string;
  /** The payment provider's; null: Stars have none. */
  readonly providerChargeId: string | null;
  readonly kopecks: Kopecks;
  /** `XTR` or `RUB`. */
  readonly currency: string;
  readonly paidAtMs: number;
  readonly isRefunded: boolean;
}

/** As many as a person looks through. */
export const RECENT_PAYMENTS = 3;
