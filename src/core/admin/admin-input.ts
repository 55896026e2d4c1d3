import type { PromoDraft } from './promo-draft.ts';

/** What an admin was asked for and may write next; plain JSON, kept with the dialogue. */
export type AdminInput =
  | { readonly asks: 'user' }
  | { readonly asks: 'order' }
  | { readonly asks: 'model' }
  | { readonly asks: 'broadcast' }
  /** Shown, and waits for a segment and a last tap. */
  | { readonly asks: 'broadcast-now'; readonly broadcastId: string; readonly body: string }
  | { readonly asks: 'percent'; readonly modelId: string }
  | { readonly asks: 'free'; readonly modelId: string }
  | { readonly asks: 'incident' }
  /** The first step of the draft that is missing; when none is, a button makes the code. */
  | { readonly asks: 'promo'; readonly draft: PromoDraft }
  | { readonly asks: 'adjustment'; readonly userId: number }
  /** Written down and shown; a button does it. */
  | {
      readonly asks: 'adjust-now';
      readonly adjustId: string;
      readonly userId: number;
      /** Whole kopecks as text: JSON knows no bigint. */
      readonly kopecks: string;
      readonly reason: string;
    }
  | { readonly asks: 'ban-reason'; readonly userId: number }
  /** `questionId` is the newest that was open: what they ask from then on is not answered by it. */
  | { readonly asks: 'answer'; readonly userId: number; readonly questionId: number | null };
