/** What a Telegram update says, without the forms of the Bot API. */
export type Incoming = IncomingFrom & IncomingContent;

/** Who speaks, and where. In a private chat both ids are the same number. */
export interface IncomingFrom {
  readonly updateId: number;
  readonly userId: number;
  readonly chatId: number;
  readonly firstName: string;
  /** Without `@`; null when they have none. */
  readonly username: string | null;
  /** Who wrote a forwarded message first, when they let that be known; null: it is not forwarded. */
  readonly forwardedFromId: number | null;
  /** IETF tag of the user's Telegram, such as `ru` or `en-GB`; null when it says none. */
  readonly languageCode: string | null;
}

export type IncomingContent =
  /** `/start argument`. Any word: an unknown command is a command too. */
  | { readonly kind: 'command'; readonly command: string; readonly argument: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file';
      readonly file: SentFile;
      readonly caption: string;
      /** The album that it is a part of: each part comes by itself. Absent: it was sent alone. */
      readonly albumId?: string;
    }
  /** A button of ours. `data` is what the button carries, of whatever version. */
  | {
      readonly kind: 'tap';
      readonly data: string;
      readonly queryId: string;
      /** Of the message with the button; null when Telegram no longer shows it. */
      readonly messageId: number | null;
    }
  | { readonly kind: 'checkout'; readonly queryId: string; readonly invoice: PaidInvoice }
  | {
      readonly kind: 'paid';
      readonly chargeId: string;
      /** The payment provider's own number of it; absent: Stars have none. */
      readonly providerChargeId?: string | undefined;
      readonly invoice: PaidInvoice;
    }
  /** Telegram gave a payment back, whoever asked for it. */
  | { readonly kind: 'refunded'; readonly chargeId: string; readonly invoice: PaidInvoice }
  /** The user has blocked the bot, or lets it speak again. */
  | { readonly kind: 'blocked'; readonly blocked: boolean }
  /** Something that the bot has no use for: a sticker, an edited message, a group. */
  | { readonly kind: 'other'; readonly what: string; readonly needsAnswer: boolean };

/** The invoice that a payment is about. */
export interface PaidInvoice {
  /** What we wrote into it. */
  readonly payload: string;
  /** `XTR` or `RUB`. */
  readonly currency: string;
  /** Whole Stars, or kopecks. */
  readonly amount: number;
}

/** A file that a user sent, as far as Telegram describes it. Null is what it does not say. */
export interface SentFile {
  readonly kind: 'image' | 'video' | 'audio' | 'document';
  readonly fileId: string;
  /** The same for the same file, for ever; not good for downloading. */
  readonly fileUniqueId: string;
  readonly mimeType: string | null;
  readonly fileName: string | null;
  readonly bytes: number | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly seconds: number | null;
}
