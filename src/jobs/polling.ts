import { repeatLimit } from '../../generated/log-policy.ts';
import { backoffMs } from '../core/backoff.ts';
import { laneOf } from '../core/lane.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { allowedUpdates } from '../telegram/allowed-updates.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';
import { publishCommands } from '../telegram/publish-commands.ts';
import { pause } from './pause.ts';

export interface PollingOptions {
  readonly api: BotApi;
  /** Resolves when the update is stored, and rejects when it is not known to be. */
  readonly store: (updateId: number, lane: string, payload: string) => Promise<boolean>;
  readonly onStored: (isNew: boolean) => void;
  readonly log: Log;
  readonly now: () => number;
  /** Given when this instance no longer leads. Only a leader may poll: Telegram allows one. */
  readonly signal: AbortSignal;
  /** How long Telegram may keep a question without an answer. */
  readonly waitSeconds?: number;
}

const WAIT_SECONDS = 25;
/** Telegram answers a little later than it was asked to. */
const ANSWER_OVERDUE_MS = 10_000;
/** A webhook is set, or another one asks with the same token. */
const CONFLICT = 409;

/**
 * Asks Telegram for updates and stores them, until the signal is given. An update is asked for
 * again until it is stored, and never dropped. Never rejects.
 */
export async function keepPolling(options: PollingOptions): Promise<void> {
  const { log, now, signal } = options;
  const mayLog = repeatLimiter(repeatLimit);
  const poller = new Poller(options);
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      await poller.turn();
      attempt = 0;
      continue;
    } catch (err) {
      if (signal.aborted) return;
      const { pass, heldBack } = mayLog('polling', now());
      if (pass) log.warn({ err, heldBack }, 'no updates from Telegram, trying again');
    }
    await pause(backoffMs(attempt), signal);
  }
}

class Poller {
  readonly #options: PollingOptions;
  /** Ids below it are stored: asking with it tells Telegram to forget them. */
  #offset: number | undefined;
  #prepared = false;

  constructor(options: PollingOptions) {
    this.#options = options;
  }

  /** Asks once, and stores what came. */
  async turn(): Promise<void> {
    const { api, signal, waitSeconds = WAIT_SECONDS } = this.#options;
    if (!this.#prepared) await this.#prepare();
    const updates = await api
      .call(
        'getUpdates',
        {
          timeout: waitSeconds,
          allowed_updates: allowedUpdates,
          ...(this.#offset === undefined ? {} : { offset: this.#offset }),
        },
        { signal, timeoutMs: waitSeconds * 1000 + ANSWER_OVERDUE_MS },
      )
      .catch((error: unknown) => {
        if (error instanceof TelegramRefused && error.code === CONFLICT) this.#prepared = false;
        throw error;
      });
    for (const isNew of await Promise.all(updates.map((update) => this.#store(update)))) {
      this.#options.onStored(isNew);
    }
    const last = updates.at(-1);
    if (last !== undefined) this.#offset = last.update_id + 1;
  }

  /** While a webhook is set Telegram answers no questions. */
  async #prepare(): Promise<void> {
    const { api, log, signal } = this.#options;
    await api.call('deleteWebhook', { drop_pending_updates: false }, { signal });
    await publishCommands(api, signal);
    this.#prepared = true;
    log.info({}, 'polling for updates');
  }

  #store(update: { readonly update_id: number }): Promise<boolean> {
    const fields = update as unknown as Readonly<Record<string, unknown>>;
    return this.#options.store(update.update_id, laneOf(fields), JSON.stringify(update));
  }
}
