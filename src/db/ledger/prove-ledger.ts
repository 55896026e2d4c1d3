import type { Queryable } from '../pool.ts';
import { countLedger, type LedgerFigures } from '../queries/count-ledger.ts';
import { findLedgerFaults, type LedgerFault } from '../queries/find-ledger-faults.ts';

export interface LedgerProof {
  /** No fault was found and all postings add up to zero. */
  readonly addsUp: boolean;
  readonly figures: LedgerFigures;
  /** The first of them. */
  readonly faults: readonly LedgerFault[];
}

/**
 * Adds up the whole ledger: all postings give zero, each transfer gives zero, each balance is the
 * sum of its postings, each hold is ended at most once and leaves nothing held. Reads every
 * posting.
 */
export async function proveLedger(db: Queryable): Promise<LedgerProof> {
  const faults = await findLedgerFaults(db);
  const figures = await countLedger(db);
  const addsUp = faults.length === 0 && figures.totalKopecks === 0n;
  return { addsUp, figures, faults };
}
