/** So many requests in so much time. */
export interface WindowLimit {
  readonly count: number;
  readonly perMs: number;
}

/** Counts requests in a sliding window of time, for limits of an account. */
export class RequestWindow {
  readonly #limit: WindowLimit;
  /** When each request of the last `perMs` was let through, oldest first. */
  readonly #passedAtMs: number[] = [];

  constructor(limit: WindowLimit) {
    this.#limit = limit;
  }

  /** Lets one request through and returns 0, or lets none and returns for how long to wait. */
  take(nowMs: number): number {
    const waitMs = this.waitMs(nowMs);
    if (waitMs === 0) this.#passedAtMs.push(nowMs);
    return waitMs;
  }

  /** How long a request would have to wait now that lets `ahead` others go first. */
  waitMs(nowMs: number, ahead = 0): number {
    const { count, perMs } = this.#limit;
    // Of the future is what was written down before the clock was put back.
    while (this.#passedAtMs.length > 0 && this.#isOver(this.#passedAtMs[0] ?? 0, nowMs)) {
      this.#passedAtMs.shift();
    }
    const free = count - this.#passedAtMs.length;
    if (ahead < free) return 0;
    // Places come free in the order in which they were taken; those ahead take the next ones.
    const after = ahead - free;
    const takenAtMs = this.#passedAtMs[after % count] ?? nowMs;
    return takenAtMs + perMs * (1 + Math.floor(after / count)) - nowMs;
  }

  /** What share of the limit is used now, 0 to 1. */
  usedRatio(nowMs: number): number {
    this.waitMs(nowMs);
    return this.#passedAtMs.length / this.#limit.count;
  }

  #isOver(passedAtMs: number, nowMs: number): boolean {
    return passedAtMs <= nowMs - this.#limit.perMs || passedAtMs > nowMs;
  }
}
