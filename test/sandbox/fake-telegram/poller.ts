import { ApiError } from './api-error.ts';
import type { SentUpdate, UpdateFeed } from './update-feed.ts';

const LIMIT_MAX = 100;
const TIMEOUT_S_MAX = 50;

export interface Poll {
  readonly offset: number | null;
  readonly limit: number | null;
  readonly timeoutS: number | null;
}

/** `getUpdates`: one at a time; the newcomer ends the one that waits. */
export class Poller {
  readonly #feed: UpdateFeed;
  #endWaiting: ((error: ApiError | null) => void) | null = null;

  constructor(feed: UpdateFeed) {
    this.#feed = feed;
  }

  async take({ offset, limit, timeoutS }: Poll): Promise<readonly SentUpdate['body'][]> {
    this.end(
      new ApiError(
        409,
        'Conflict: terminated by other getUpdates request; ' +
          'make sure that only one bot instance is running',
      ),
    );
    if (this.#feed.webhook !== null) {
      throw new ApiError(
        409,
        "Conflict: can't use getUpdates method while webhook is active; " +
          'use deleteWebhook to delete the webhook first',
      );
    }
    this.#confirmBefore(offset);
    if (this.#feed.pending.length === 0 && (timeoutS ?? 0) > 0) {
      await this.#wait(Math.min(timeoutS ?? 0, TIMEOUT_S_MAX) * 1000);
    }
    const count = Math.min(Math.max(limit ?? LIMIT_MAX, 1), LIMIT_MAX);
    return this.#feed.pending.slice(0, count).map(({ body }) => body);
  }

  get isWaiting(): boolean {
    return this.#endWaiting !== null;
  }

  /** Ends the call that waits, with an error or with what there is. */
  end(error: ApiError | null): void {
    this.#endWaiting?.(error);
  }

  #confirmBefore(offset: number | null): void {
    if (offset === null || offset === 0) return;
    const { pending } = this.#feed;
    const from = offset > 0 ? offset : (pending.at(offset)?.updateId ?? 0);
    this.#feed.confirm(({ updateId }) => updateId < from);
  }

  #wait(limitMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (error: ApiError | null): void => {
        clearTimeout(timer);
        unwatch();
        this.#endWaiting = null;
        if (error === null) resolve();
        else reject(error);
      };
      const timer = setTimeout(() => end(null), limitMs);
      const unwatch = this.#feed.watch(() => end(null));
      this.#endWaiting = end;
    });
  }
}
