import type { EventLog } from './event-log.ts';
import { firstId } from './first-id.ts';

/** An update as it waits for the bot. */
export interface SentUpdate {
  readonly updateId: number;
  readonly chatId: number;
  readonly kind: string;
  /** The `Update` of the Bot API. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One attempt to bring an update to the webhook. */
export interface DeliveryRecord {
  readonly updateId: number;
  readonly chatId: number;
  /** From 1. */
  readonly attempt: number;
  readonly atMs: number;
  readonly tookMs: number;
  /** Null: no answer. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Webhook {
  readonly url: string;
  readonly secretToken: string | null;
  readonly maxConnections: number;
}

/** Kinds that a bot gets only when it asks for them. */
const ON_REQUEST = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
const HISTORY_KEPT = 10_000;

/** What the bot has not taken yet, in order, by webhook or by asking. */
export class UpdateFeed {
  readonly #events: EventLog;
  #pending: SentUpdate[] = [];
  readonly #history = new Map<number, SentUpdate>();
  readonly #watchers = new Set<() => void>();
  #lastId = firstId();
  webhook: Webhook | null = null;
  /** Null: all but those on request. */
  allowedKinds: readonly string[] | null = null;
  lastError: { readonly dateS: number; readonly message: string } | null = null;

  constructor(events: EventLog) {
    this.#events = events;
  }

  get pending(): readonly SentUpdate[] {
    return this.#pending;
  }

  /** Returns its id; null when the bot does not want this kind. */
  push(chatId: number, kind: string, content: unknown): number | null {
    const isWanted = this.allowedKinds?.includes(kind) ?? !ON_REQUEST.has(kind);
    if (!isWanted) return null;
    this.#lastId += 1;
    const updateId = this.#lastId;
    const update = { updateId, chatId, kind, body: { update_id: updateId, [kind]: content } };
    this.#pending.push(update);
    this.#history.set(updateId, update);
    if (this.#history.size > HISTORY_KEPT) {
      this.#history.delete(this.#history.keys().next().value as number);
    }
    this.#events.add({ kind: 'update', update });
    this.changed();
    return updateId;
  }

  /** What the last run left. */
  restore(pending: readonly SentUpdate[]): void {
    this.#pending = [...pending];
    for (const update of pending) {
      this.#history.set(update.updateId, update);
      this.#lastId = Math.max(this.#lastId, update.updateId);
    }
  }

  /** Also one that the bot has taken already. */
  find(updateId: number): SentUpdate | null {
    return this.#history.get(updateId) ?? null;
  }

  history(): readonly SentUpdate[] {
    return [...this.#history.values()];
  }

  /** The bot has it. */
  confirm(isConfirmed: (update: SentUpdate) => boolean): void {
    this.#pending = this.#pending.filter((update) => !isConfirmed(update));
  }

  /** Calls `watcher` when there is something new, or another way to take it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
