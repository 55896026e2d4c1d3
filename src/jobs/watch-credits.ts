import type { CreditReading } from '../core/ops/instance-report.ts';

/** The balance changes with each order; a minute is near enough for a person. */
const EVERY_MS = 60_000;

/**
 * Returns a function that asks the vendor for its credits when the last reading is old, and hands
 * the answer to `keep`. It waits for none.
 */
export function watchCredits(
  read: () => Promise<number | null>,
  now: () => number,
  keep: (reading: CreditReading) => void,
): () => void {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (now() - askedAtMs < EVERY_MS) return;
    askedAtMs = now();
    void read().then((credits) => keep({ atMs: now(), credits }));
  };
}
