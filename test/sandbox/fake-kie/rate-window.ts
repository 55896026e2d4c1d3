/** At most `count` calls in any `perMs`; calls that were refused count too. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

export class RateWindow {
  readonly #calls = new Map<string, number[]>();

  /** Counts a call. False when it is one too many. */
  allows(key: string, { count, perMs }: RateLimit, nowMs: number): boolean {
    const recent = (this.#calls.get(key) ?? []).filter((atMs) => atMs > nowMs - perMs);
    recent.push(nowMs);
    this.#calls.set(key, recent);
    return recent.length <= count;
  }
}
