/** What becomes of an owed call that Telegram refused. */
export type Verdict =
  /** What the call was for is so already. */
  | 'done'
  /** The message to be changed is gone: it is sent as a new one. */
  | 'send-anew'
  /** Refused for good, which happens in ordinary life: an old button, a message that is gone. */
  | 'refuse-quietly'
  /** Refused for good, and somebody should look at it. */
  | 'refuse'
  /** The user does not let the bot speak: nothing else owed to the chat can be said either. */
  | 'blocked'
  /** Another time. */
  | 'retry';

export interface Refusal {
  readonly method: string;
  readonly code: number;
  readonly description: string;
  readonly isPermanent: boolean;
}

type Rule = readonly [method: RegExp, description: RegExp, verdict: Verdict];

/** The first that fits decides. Descriptions as the Bot API server writes them. */
const RULES: readonly Rule[] = [
  [/^edit/, /message is not modified/i, 'done'],
  [/^refundStarPayment$/, /CHARGE_ALREADY_REFUNDED/, 'done'],
  [/^editMessageText$/, /message to edit not found/i, 'send-anew'],
  [/^editMessageText$/, /message can't be edited/i, 'send-anew'],
  [/^editMessageText$/, /MESSAGE_ID_INVALID|message identifier is not specified/i, 'send-anew'],
  // A picture has a caption, and no text to be changed.
  [/^editMessageText$/, /there is no text in the message to edit/i, 'send-anew'],
  [/^edit/, /message to edit not found|message can't be edited/i, 'refuse-quietly'],
  [/^delete/, /message to delete not found|message can't be deleted/i, 'refuse-quietly'],
  [/^answer/, /query is too old|query ID is invalid/i, 'refuse-quietly'],
];

/** Pure: the same refusal has the same verdict. */
export function verdictOf({ method, code, description, isPermanent }: Refusal): Verdict {
  if (code === 403) return 'blocked';
  if (!isPermanent) return 'retry';
  const rule = RULES.find(([of, says]) => of.test(method) && says.test(description));
  return rule?.[2] ?? 'refuse';
}
