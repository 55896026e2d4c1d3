import type { MarkedText } from './entity.ts';
import type { StoredFile } from './file-store.ts';
import type { Keyboard } from './keyboard.ts';

/** Somebody with the Telegram app. The private chat with the bot has the same id. */
export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
  readonly languageCode: string | null;
  /** Play money. */
  stars: number;
  /** A bot may write only to those who have written to it. */
  hasStarted: boolean;
  hasBlocked: boolean;
}

export interface Invoice {
  readonly title: string;
  readonly description: string;
  readonly payload: string;
  readonly currency: string;
  /** Whole Stars, or the smallest unit of the currency. */
  readonly amount: number;
  state: 'open' | 'checking' | 'paid';
}

export interface Payment {
  readonly chargeId: string;
  readonly personId: number;
  readonly payload: string;
  readonly currency: string;
  readonly amount: number;
  dateS: number;
  refundedS: number | null;
}

export interface Media {
  readonly file: StoredFile;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly seconds: number | null;
}

export type Content =
  | { readonly kind: 'text'; readonly marked: MarkedText }
  | { readonly kind: 'media'; readonly media: Media; readonly caption: MarkedText }
  | { readonly kind: 'invoice'; readonly invoice: Invoice }
  | { readonly kind: 'paid'; readonly payment: Payment }
  | { readonly kind: 'refunded'; readonly payment: Payment }
  /** Whatever else people send: a sticker, a place. The fields are those of the Bot API. */
  | { readonly kind: 'other'; readonly fields: Readonly<Record<string, unknown>> };

export interface Message {
  readonly id: number;
  readonly person: Person;
  readonly isFromBot: boolean;
  readonly dateMs: number;
  readonly albumId: string | null;
  content: Content;
  keyboard: Keyboard | null;
  editedMs: number | null;
  isDeleted: boolean;
}
