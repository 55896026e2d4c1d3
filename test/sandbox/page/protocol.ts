/** What the chat page and its server say to each other. All amounts are texts, ready to be shown. */

export interface Person {
  readonly id: number;
  readonly name: string;
  /** IETF tag that this person's Telegram sends. */
  readonly language: string;
  readonly isAdmin: boolean;
  /** Play Stars left to pay with. */
  readonly stars: number;
  readonly hasBlocked: boolean;
  /** Of the last message, in plain text. */
  readonly lastLine: string;
  /** Null while there is none. */
  readonly lastAtMs: number | null;
  /** How many messages the bot has sent. */
  readonly botMessages: number;
}

export interface NewPerson {
  readonly name: string;
  readonly language: string;
  readonly stars: number;
}

export interface Chat {
  readonly personId: number;
  readonly messages: readonly ChatMessage[];
  /** What the bot is doing just now, such as `typing`; null when nothing. */
  readonly action: string | null;
  /** A message in the making. */
  readonly draft: { readonly html: string; readonly canStop: boolean } | null;
  /** Buttons that were tapped and wait for the bot's answer. */
  readonly taps: readonly Tap[];
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

export interface Tap {
  readonly messageId: number;
  readonly data: string;
}

export interface ChatMessage {
  readonly id: number;
  /** Another one when the message looks different, but for {@link isTaken}. */
  readonly revision: string;
  readonly from: 'bot' | 'person';
  /** Telegram HTML; empty when there is no text. */
  readonly html: string;
  readonly media: ChatMedia | null;
  readonly keyboard: readonly (readonly ChatButton[])[];
  readonly invoice: ChatInvoice | null;
  /** Messages with the same one are shown as one. */
  readonly albumId: string | null;
  readonly isEdited: boolean;
  /** A line of Telegram itself: a payment, a refund. */
  readonly isService: boolean;
  /** Of a person's message: the bot has it. */
  readonly isTaken: boolean;
  readonly sentAtMs: number;
}

export interface ChatMedia {
  readonly kind: 'image' | 'video' | 'audio' | 'document';
  readonly url: string;
  readonly name: string;
  readonly bytes: number;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

export interface ChatButton {
  readonly label: string;
  /** Callback data, or null when the button opens an address or pays. */
  readonly data: string | null;
  readonly url: string | null;
  readonly pays: boolean;
}

export interface ChatInvoice {
  readonly title: string;
  readonly description: string;
  /** `50 ⭐`. */
  readonly price: string;
  readonly isPaid: boolean;
}

export interface Payment {
  readonly isPaid: boolean;
  /** Why it is not, in a sentence. */
  readonly message: string;
}

/** An answer to a tap. */
export interface Toast {
  readonly personId: number;
  readonly text: string;
  /** A window to be closed, not a line that goes away. */
  readonly isAlert: boolean;
}

export interface Inspector {
  readonly instances: readonly Instance[];
  readonly updates: readonly UpdateRow[];
  readonly orders: readonly OrderRow[];
  readonly ledger: Ledger;
  readonly jobs: readonly JobRow[];
  readonly calls: readonly CallRow[];
  readonly vendor: Vendor;
}

export interface Instance {
  readonly name: string;
  readonly pid: number;
  readonly state: 'running' | 'paused' | 'ended';
  /** As its health says: ACTIVE, PASSIVE …; `?` while it does not answer. */
  readonly mode: string;
  readonly epoch: number | null;
  readonly healthUrl: string | null;
}

export interface UpdateRow {
  readonly updateId: string;
  readonly lane: string;
  readonly person: string;
  /** `taps`, `sends`, `has paid` … */
  readonly does: string;
  /** Words, the label of a button, an amount, the kind of a file. */
  readonly what: string;
  /** What the tapped button carries. */
  readonly data: string | null;
  readonly receivedAtMs: number;
  /** From stored to handled; null while it waits. */
  readonly handledMs: number | null;
  readonly incident: string | null;
  /** The order that it confirmed. */
  readonly orderId: number | null;
}

export interface OrderRow {
  readonly id: number;
  readonly person: string;
  readonly model: string;
  readonly state: string;
  readonly price: string;
  /** The update in which it was confirmed; null when it is no longer kept. */
  readonly updateId: string | null;
  readonly failure: string | null;
  readonly money: readonly {
    readonly transferId: string;
    readonly kind: string;
    readonly amount: string;
  }[];
  readonly steps: readonly {
    readonly event: string;
    readonly state: string;
    readonly atMs: number;
  }[];
}

export interface Ledger {
  /** Sum of all postings; anything but zero is a fault. */
  readonly sum: string;
  readonly isBalanced: boolean;
  readonly accounts: readonly { readonly name: string; readonly balance: string }[];
  readonly transfers: readonly {
    readonly id: string;
    readonly kind: string;
    readonly key: string;
    readonly atMs: number;
    /** What it is about, when it is about an order. */
    readonly orderId: number | null;
    readonly postings: readonly { readonly account: string; readonly amount: string }[];
  }[];
}

export interface JobRow {
  readonly id: string;
  readonly task: string;
  readonly lane: string;
  readonly runAtMs: number;
  readonly attempts: number;
  readonly isRunning: boolean;
  readonly lastError: string | null;
}

/** A call of the Bot API that a chat was owed. */
export interface CallRow {
  readonly id: string;
  readonly person: string;
  readonly method: string;
  /** The beginning of what it says. */
  readonly words: string;
  readonly state: 'owed' | 'done' | 'refused';
  readonly refusal: string | null;
}

export interface Vendor {
  /** What is set to go wrong, by name. */
  readonly fault: VendorFault;
  readonly requests: readonly {
    readonly atMs: number;
    readonly what: string;
    readonly outcome: string;
  }[];
}

export const vendorFaults = [
  'none',
  'slow',
  'fail',
  'moderation',
  'no-credits',
  'busy',
  'down',
  'lost-answer',
  'lost-callback',
  'double-callback',
  'empty-result',
] as const;

/** `none`: the vendor works as it should. */
export type VendorFault = (typeof vendorFaults)[number];

export type Control =
  | { readonly action: 'start-instance' }
  | {
      readonly action: 'kill' | 'terminate' | 'pause' | 'resume';
      readonly instance: string;
    }
  | { readonly action: 'vendor'; readonly fault: VendorFault }
  | { readonly action: 'telegram-outage'; readonly seconds: number };

/** What the server tells without being asked, as events of one stream. */
export interface PageEvents {
  /** First of all: which run of the sandbox this is. */
  readonly hello: { readonly run: string };
  readonly people: readonly Person[];
  readonly chat: { readonly personId: number };
  readonly toast: Toast;
  readonly inspector: Inspector;
}
