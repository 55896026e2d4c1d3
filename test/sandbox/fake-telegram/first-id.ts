const SINCE_MS = Date.UTC(2026, 0, 1);
const ID_EVERY_MS = 100;

/**
 * Where the numbers of this run begin. Telegram's grow for ever, and a bot relies on it; ours
 * would begin again, while the database of the bot is kept. Ten a second are free for each run.
 */
export function firstId(): number {
  return Math.floor((Date.now() - SINCE_MS) / ID_EVERY_MS);
}
