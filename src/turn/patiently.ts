import { RetryLater } from '../core/retry-later.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';

/** A wait up to this is waited here; for a longer one the work is put off. */
const WAIT_HERE_MS_MAX = 3_000;
const WAITS_MAX = 3;
const TOO_MANY = 429;
/** Telegram says how long; if it ever does not. */
const UNSAID_WAIT_MS = 1_000;

/**
 * Makes a call of the Bot API and waits when Telegram asks for that.
 * Throws `RetryLater` when the wait is long, and otherwise what the call throws.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  pause: (ms: number) => Promise<unknown>,
): Promise<T> {
  for (let waits = 0; ; waits++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof TelegramRefused) || error.code !== TOO_MANY) throw error;
      const waitMs = error.retryAfterMs ?? UNSAID_WAIT_MS;
      if (waitMs > WAIT_HERE_MS_MAX || waits === WAITS_MAX) {
        throw new RetryLater(waitMs, 'Telegram wants a pause.');
      }
      await pause(waitMs);
    }
  }
}
