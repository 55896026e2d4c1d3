import type { Queryable } from './pool.ts';
import { type LedgerSummary, ledgerSummary } from './queries/ledger-summary.ts';
import { type PaymentTotals, sumPayments } from './queries/sum-payments.ts';

/** The sums read every account: with many users they take longer than an answer of /health may. */
const LOOK_EVERY_MS = 30_000;

/** Money as it stands in the database. */
export interface MoneyFigures {
  readonly ledger: LedgerSummary;
  readonly payments: readonly PaymentTotals[];
}

/**
 * Returns a function that gives the figures of the last look, null before the first, and begins a
 * new look when that one is old. It waits for none. `onFailure` is told why a look came to nothing.
 */
export function watchMoney(
  db: Queryable,
  onFailure: (err: unknown) => void,
): () => MoneyFigures | null {
  let figures: MoneyFigures | null = null;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  const look = async (): Promise<void> => {
    const ledger = await ledgerSummary(db);
    figures = { ledger, payments: await sumPayments(db) };
  };
  return () => {
    const nowMs = performance.now();
    if (nowMs - lookedAtMs >= LOOK_EVERY_MS) {
      lookedAtMs = nowMs;
      look().catch(onFailure);
    }
    return figures;
  };
}
