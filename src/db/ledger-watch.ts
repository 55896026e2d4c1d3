import type { Queryable } from './pool.ts';
import { ledgerSummary } from './queries/ledger-summary.ts';

/** The sum reads every account: with many users it takes longer than an answer of /health may. */
const LOOK_EVERY_MS = 30_000;

/**
 * Returns a function that says whether the ledger added up at the last look, null before the first,
 * and begins a new look when that one is old. It waits for none. `onFailure` is told why a look
 * came to nothing.
 */
export function watchLedger(
  db: Queryable,
  onFailure: (err: unknown) => void,
): () => boolean | null {
  let addsUp: boolean | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    const { totalKopecks } = await ledgerSummary(db);
    addsUp = totalKopecks === 0n;
  };
  return () => {
    const nowMs = performance.now();
    if (nowMs - lookedAtMs >= LOOK_EVERY_MS) {
      lookedAtMs = nowMs;
      look().catch(onFailure);
    }
    return addsUp;
  };
}
