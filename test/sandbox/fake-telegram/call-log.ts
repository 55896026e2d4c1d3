import type { EventLog } from './event-log.ts';

/** One call of the Bot API. */
export interface CallRecord {
  readonly seq: number;
  readonly atMs: number;
  readonly method: string;
  readonly chatId: number | null;
  /** Files are named with their size. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly outcome:
    | { readonly kind: 'ok'; readonly result: unknown }
    | { readonly kind: 'refused'; readonly code: number; readonly description: string }
    /** The connection was cut before anything was done. */
    | { readonly kind: 'cut' }
    /** It was done, and the connection was cut before the answer. */
    | { readonly kind: 'answer-lost'; readonly result: unknown };
  readonly tookMs: number;
}

/** The same content sent to the same chat more than once. */
export interface Duplicate {
  readonly method: string;
  readonly chatId: number | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly times: number;
}

const KEPT = 10_000;

export class CallLog {
  readonly #events: EventLog;
  readonly #calls: CallRecord[] = [];
  #seq = 0;

  constructor(events: EventLog) {
    this.#events = events;
  }

  add(call: Omit<CallRecord, 'seq'>): void {
    this.#seq += 1;
    const record = { ...call, payload: withoutSecrets(call.payload), seq: this.#seq };
    this.#calls.push(record);
    if (this.#calls.length > KEPT) this.#calls.splice(0, KEPT / 10);
    this.#events.add({ kind: 'call', call: record });
  }

  /** Of one method, or all. */
  list(method?: string): readonly CallRecord[] {
    return method === undefined
      ? [...this.#calls]
      : this.#calls.filter((call) => call.method === method);
  }

  /** What a chat was sent twice or more: for tests that nothing was. */
  duplicates(): Duplicate[] {
    const groups = Map.groupBy(
      this.#calls.filter(
        ({ method, outcome }) =>
          method.startsWith('send') &&
          method !== 'sendChatAction' &&
          (outcome.kind === 'ok' || outcome.kind === 'answer-lost'),
      ),
      ({ method, payload }) => `${method} ${JSON.stringify(payload)}`,
    );
    return [...groups.values()].flatMap((calls) => {
      const [{ method, chatId, payload } = calls[0] as CallRecord] = calls;
      return calls.length > 1 ? [{ method, chatId, payload, times: calls.length }] : [];
    });
  }
}

/** Calls are shown on a page, where neither keys nor the address of the webhook have business. */
function withoutSecrets(payload: CallRecord['payload']): CallRecord['payload'] {
  const shown = { ...payload };
  for (const name of ['secret_token', 'provider_token']) {
    if (shown[name] !== undefined && shown[name] !== '') shown[name] = '…';
  }
  const url = payload['url'];
  if (payload['secret_token'] !== undefined && typeof url === 'string' && URL.canParse(url)) {
    shown['url'] = `${new URL(url).origin}/…`;
  }
  return shown;
}
