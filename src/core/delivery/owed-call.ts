/** A call of the Bot API that is written down with what made it necessary, and made afterwards. */
export interface OwedCall {
  readonly method: string;
  readonly payload: object;
  readonly remember: Remember | null;
}

/** What the id of the message is kept for: the panel of the chat, or the progress of an order. */
export type Remember = { readonly panel: true } | { readonly progress: number };
