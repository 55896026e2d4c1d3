import type { PaidInvoice } from '../incoming.ts';
import type { Kopecks } from '../money/kopecks.ts';
import type { RecentPayment } from '../money/recent-payment.ts';

/** What of a user a person has to look at. */
export type UserAlarm =
  /** Money came with an invoice that is not ours, or no longer. */
  | { readonly about: 'strange-payment'; readonly chargeId: string; readonly invoice: PaidInvoice }
  /** Telegram has given a payment back that we do not know. */
  | { readonly about: 'unknown-refund'; readonly chargeId: string }
  /** A user asks for help with a payment, with what the answer depends on. */
  | {
      readonly about: 'payment-question';
      readonly question: string;
      readonly payments: readonly RecentPayment[];
      /** Those that the question names. */
      readonly incidentIds: readonly string[];
    }
  /** Telegram does not give a payment back that was booked as going back. */
  | {
      readonly about: 'refund-refused';
      readonly chargeId: string;
      readonly kopecks: Kopecks;
      /** In the words of Telegram. */
      readonly said: string;
    };
