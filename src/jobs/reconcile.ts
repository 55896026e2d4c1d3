import type { Log } from '../core/log.ts';
import { type LedgerProof, proveLedger } from '../db/ledger/prove-ledger.ts';
import type { Queryable } from '../db/pool.ts';
import { findOrderMismatches, type OrderMismatch } from '../db/queries/find-order-mismatches.ts';

export interface ReconcileDeps {
  readonly db: Queryable;
  readonly log: Log;
}

export interface Reconciliation {
  readonly proof: LedgerProof;
  /** Orders and holds that tell different stories. */
  readonly mismatches: readonly OrderMismatch[];
}

/**
 * Proves the ledger, and that each order and its hold tell the same. What does not add up is logged
 * for the operator under a forbidden pattern of the contract; nothing is mended by itself.
 */
export async function reconcile({ db, log }: ReconcileDeps): Promise<Reconciliation> {
  const proof = await proveLedger(db);
  const mismatches = await findOrderMismatches(db);
  const { totalKopecks, ...counts } = proof.figures;
  const figures = { ...counts, totalKopecks: String(totalKopecks) };
  if (!proof.addsUp) {
    const faults = proof.faults.map((fault) => ({ ...fault, kopecks: String(fault.kopecks) }));
    log.error({ figures, faults }, `ledger does not add up: ${faults[0]?.what ?? 'all postings'}`);
  }
  if (mismatches.length > 0) {
    log.error(
      { mismatches },
      `ledger does not add up: ${mismatches[0]?.hold} and its order tell different stories`,
    );
  }
  if (proof.addsUp && mismatches.length === 0) log.info({ figures }, 'ledger adds up');
  return { proof, mismatches };
}
