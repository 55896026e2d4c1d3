import type { GenerationFailure, GenerationResult } from './generation.ts';

/** Something that happened to an order. */
export type GenerationEvent =
  /** The request to the vendor is about to be sent. Written down before it is. */
  | { readonly kind: 'submission-started' }
  | { readonly kind: 'accepted'; readonly taskId: string }
  /** Nothing was made and nothing will be: the vendor refused, or the request cannot be sent. */
  | {
      readonly kind: 'refused';
      readonly failure: GenerationFailure;
      readonly alarm: VendorAlarm | null;
    }
  /** Whether the vendor has the request is not known. */
  | { readonly kind: 'lost'; readonly said: string }
  /** The vendor took nothing in, and may later. */
  | { readonly kind: 'throttled'; readonly afterMs: number }
  /** The vendor called back, and this is a task of this order. Null: it named none. */
  | { readonly kind: 'hint'; readonly taskId: string | null }
  /** Asked, the vendor says that it is not done yet. */
  | { readonly kind: 'pending' }
  /** An earlier order has made these, and they did not come: the vendor is not asked again. */
  | { readonly kind: 'results-known'; readonly results: readonly GenerationResult[] }
  | { readonly kind: 'succeeded'; readonly results: readonly GenerationResult[] }
  | {
      readonly kind: 'vendor-failed';
      readonly failure: GenerationFailure;
      readonly alarm: VendorAlarm | null;
    }
  | { readonly kind: 'delivery-started' }
  | { readonly kind: 'delivered' }
  /** Telegram will not take the result, or it can no longer be had. */
  | { readonly kind: 'undeliverable'; readonly failure: GenerationFailure }
  /** The user does not want it any more. */
  | { readonly kind: 'cancel' }
  /** Somebody looked whether its time is over. */
  | { readonly kind: 'time-over' };

/** What only the operator can mend, and all orders suffer from. */
export type VendorAlarm = 'out-of-credits' | 'bad-key' | 'model-unknown';

/** What an operator is told. */
export type GenerationAlarm =
  | VendorAlarm
  /** It is not known whether the vendor works on it. */
  | 'lost-submission'
  /** A result came for an order that is over: the vendor was paid for nothing. */
  | 'late-result'
  /** A result was there and could not be given to the user. */
  | 'undelivered'
  /** The vendor refused what our catalogue allows. */
  | 'parameters-refused';
