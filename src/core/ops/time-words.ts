const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration for people: `0 s`, `40 s`, `3 min`, `2 h 5 min`, `3 days`. */
export function durationWords(ms: number): string {
  const span = Math.max(0, ms);
  if (span < 2 * MINUTE_MS) return `${Math.floor(span / 1000)} s`;
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < 2 * DAY_MS) {
    const minutes = Math.floor((span % HOUR_MS) / MINUTE_MS);
    return `${Math.floor(span / HOUR_MS)} h${minutes === 0 ? '' : ` ${minutes} min`}`;
  }
  return `${Math.floor(span / DAY_MS)} days`;
}

/** A moment of the past for people: `3 min ago`. */
export function agoWords(atMs: number | null, nowMs: number): string {
  return atMs === null ? 'never' : `${durationWords(nowMs - atMs)} ago`;
}

/** A short time: `8 ms`, `1.2 s`. */
export function quickWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
