/** How long something took, each time that it was done. */
export interface Timings {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly totalMs: number;
}

/** Null when nothing was timed. Each figure is a time that occurred: the nearest rank. */
export function timingsOf(samplesMs: readonly number[]): Timings | null {
  if (samplesMs.length === 0) return null;
  const sorted = samplesMs.toSorted((a, b) => a - b);
  const [p50Ms, p95Ms, p99Ms, maxMs] = [50, 95, 99, 100].map((percent) => rank(sorted, percent));
  return {
    count: sorted.length,
    p50Ms: p50Ms as number,
    p95Ms: p95Ms as number,
    p99Ms: p99Ms as number,
    maxMs: maxMs as number,
    totalMs: sorted.reduce((sum, ms) => sum + ms, 0),
  };
}

function rank(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1] as number;
}
