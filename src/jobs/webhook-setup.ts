import { queue } from '../../generated/queue.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Log } from '../core/log.ts';
import { allowedUpdates } from '../telegram/allowed-updates.ts';
import type { BotApi } from '../telegram/bot-api.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';
import { publishCommands } from '../telegram/publish-commands.ts';
import { pause } from './pause.ts';

export interface WebhookSetupOptions {
  readonly api: BotApi;
  /** Public address of this service. */
  readonly publicUrl: string;
  /** Both the last part of the path and what Telegram sends in a header. */
  readonly secret: string;
  readonly log: Log;
  /** Given when this instance no longer leads. */
  readonly signal: AbortSignal;
  /** Limit of one try, over all its calls. */
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 10_000;

/** Telegram opens so many connections at most. A stored update is answered in milliseconds. */
const CONNECTIONS_MAX = Math.max(40, queue.workers);

/**
 * Tells Telegram where updates go, unless it knows already, and which commands there are. Tries
 * again until it is done or the signal is given. Never drops an update that waits. Never rejects.
 */
export async function setUpWebhook(options: WebhookSetupOptions): Promise<void> {
  const { api, log, signal, deadlineMs = DEADLINE_MS } = options;
  for (let attempt = 1; !signal.aborted; attempt++) {
    // One deadline over all phases: a slow call leaves less to the others.
    const limit = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    try {
      const changed = await setWebhook(options, limit);
      await publishCommands(api, limit);
      log.info({ changed }, 'webhook is set');
      return;
    } catch (err) {
      if (signal.aborted) return;
      // Telegram that is away comes back by itself; a token or an address that it refuses does not.
      const level = isRefused(err) ? 'error' : 'warn';
      log[level]({ err, attempt }, 'webhook is not set up yet, trying again');
    }
    await pause(backoffMs(attempt), signal);
  }
}

function isRefused(err: unknown): boolean {
  return err instanceof TelegramRefused && err.code < 500 && err.code !== 429;
}

/** False when Telegram had it so already. */
async function setWebhook(
  { api, publicUrl, secret }: WebhookSetupOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const url = `${publicUrl.replace(/\/+$/, '')}/webhook/${secret}`;
  const present = await api.call('getWebhookInfo', {}, { signal });
  const asked = new Set(present.allowed_updates ?? []);
  const isSame =
    present.url === url &&
    present.max_connections === CONNECTIONS_MAX &&
    asked.size === allowedUpdates.length &&
    allowedUpdates.every((kind) => asked.has(kind));
  if (isSame) return false;
  await api.call(
    'setWebhook',
    {
      url,
      secret_token: secret,
      allowed_updates: allowedUpdates,
      max_connections: CONNECTIONS_MAX,
      drop_pending_updates: false,
    },
    { signal },
  );
  return true;
}
