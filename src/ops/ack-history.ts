import type { AckMinute } from '../core/ops/instance-report.ts';

const MINUTE_MS = 60_000;
const MINUTES_KEPT = 60;

/** Times beyond this number are counted; the percentiles are those of the first ones. */
const TIMES_MAX = 2_000;

/** How long acknowledgements took, by minute, for the last hour. */
export class AckHistory {
  readonly #done: AckMinute[] = [];
  #minuteAtMs = 0;
  #count = 0;
  #times: number[] = [];

  /** One acknowledgement took `ms`. */
  record(ms: number, nowMs: number): void {
    this.#turnTo(nowMs);
    this.#count++;
    if (this.#times.length < TIMES_MAX) this.#times.push(ms);
  }

  /** Oldest first, the present minute as it is so far. */
  minutes(nowMs: number): AckMinute[] {
    this.#turnTo(nowMs);
    return this.#count === 0 ? [...this.#done] : [...this.#done, this.#present()];
  }

  #turnTo(nowMs: number): void {
    const atMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    if (atMs === this.#minuteAtMs) return;
    if (this.#count > 0) this.#done.push(this.#present());
    this.#minuteAtMs = atMs;
    this.#count = 0;
    this.#times = [];
    while (this.#done.length > 0 && (this.#done[0]?.atMs ?? 0) < atMs - MINUTES_KEPT * MINUTE_MS) {
      this.#done.shift();
    }
  }

  #present(): AckMinute {
    const sorted = [...this.#times].sort((a, b) => a - b);
    const at = (share: number): number =>
      round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
    return { atMs: this.#minuteAtMs, count: this.#count, p50Ms: at(0.5), p95Ms: at(0.95) };
  }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}
