import type { EventLog } from './event-log.ts';
import type { Settings } from './settings.ts';
import type { DeliveryRecord, SentUpdate, UpdateFeed, Webhook } from './update-feed.ts';

const KEPT = 10_000;

/**
 * Brings updates to the webhook: those of one chat one after the other, those of several chats at
 * once. What is not answered with 2xx is tried again, with growing pauses, and what follows in the
 * chat waits for it.
 */
export class WebhookPump {
  readonly #feed: UpdateFeed;
  readonly #events: EventLog;
  readonly #settings: Settings;
  readonly #busyChats = new Set<number>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  readonly #requests = new Set<AbortController>();
  readonly #attempts = new Map<number, number>();
  readonly #unwatch: () => void;
  readonly deliveries: DeliveryRecord[] = [];
  #isClosed = false;

  constructor(feed: UpdateFeed, events: EventLog, settings: Settings) {
    this.#feed = feed;
    this.#events = events;
    this.#settings = settings;
    this.#unwatch = feed.watch(() => this.#pump());
  }

  /** Sends an update that was taken already once more, past the queue. Returns the status. */
  async deliverAgain(update: SentUpdate): Promise<number | null> {
    const { webhook } = this.#feed;
    if (webhook === null) throw new Error('There is no webhook to deliver to.');
    const { status } = await this.#post(webhook, update);
    if (!this.#feed.pending.includes(update)) this.#attempts.delete(update.updateId);
    return status;
  }

  /** Requests under way. */
  get openRequests(): number {
    return this.#requests.size;
  }

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
    for (const pause of this.#pauses) clearTimeout(pause);
    for (const request of this.#requests) request.abort();
  }

  #pump(): void {
    const { webhook } = this.#feed;
    if (webhook === null || this.#isClosed) return;
    for (const update of this.#feed.pending) {
      if (this.#requests.size >= webhook.maxConnections) return;
      if (this.#busyChats.has(update.chatId)) continue;
      this.#busyChats.add(update.chatId);
      void this.#deliver(webhook, update);
    }
  }

  async #deliver(webhook: Webhook, update: SentUpdate): Promise<void> {
    const { status, error } = await this.#post(webhook, update);
    if (this.#isClosed) return;
    if (status !== null && status >= 200 && status < 300) {
      this.#attempts.delete(update.updateId);
      this.#feed.confirm(({ updateId }) => updateId === update.updateId);
      this.#free(update.chatId);
      return;
    }
    const message = error ?? `Wrong response from the webhook: ${status}`;
    this.#feed.lastError = { dateS: Math.floor(Date.now() / 1000), message };
    const attempt = this.#attempts.get(update.updateId) ?? 1;
    const { webhookRetryFirstMs, webhookRetryMaxMs } = this.#settings;
    const pauseMs = Math.min(webhookRetryFirstMs * 2 ** (attempt - 1), webhookRetryMaxMs);
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#free(update.chatId);
    }, pauseMs);
    this.#pauses.add(pause);
  }

  #free(chatId: number): void {
    this.#busyChats.delete(chatId);
    this.#pump();
  }

  async #post(
    webhook: Webhook,
    update: SentUpdate,
  ): Promise<{ status: number | null; error: string | null }> {
    const attempt = (this.#attempts.get(update.updateId) ?? 0) + 1;
    this.#attempts.set(update.updateId, attempt);
    const request = new AbortController();
    this.#requests.add(request);
    const atMs = Date.now();
    let status: number | null = null;
    let error: string | null = null;
    try {
      const timeout = AbortSignal.timeout(this.#settings.webhookTimeoutMs);
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(webhook.secretToken === null
            ? {}
            : { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
        },
        body: JSON.stringify(update.body),
        redirect: 'manual',
        signal: AbortSignal.any([request.signal, timeout]),
      });
      status = response.status;
      await response.arrayBuffer();
    } catch (cause) {
      error = reasonOf(cause);
    } finally {
      this.#requests.delete(request);
    }
    const { updateId, chatId } = update;
    const tookMs = Date.now() - atMs;
    const delivery = { updateId, chatId, attempt, atMs, tookMs, status, error };
    this.deliveries.push(delivery);
    if (this.deliveries.length > KEPT) this.deliveries.splice(0, KEPT / 10);
    this.#events.add({ kind: 'delivery', delivery });
    return { status, error };
  }
}

function reasonOf(cause: unknown): string {
  const { name, cause: deeper } = cause as { name?: string; cause?: { code?: string } };
  if (name === 'TimeoutError') return 'Read timeout expired';
  return deeper?.code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection reset by peer';
}
