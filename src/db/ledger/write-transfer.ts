import type { Transfer, TransferKind } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { findTransfers } from '../queries/find-transfers.ts';
import { insertTransfer } from '../queries/insert-transfer.ts';
import { Deposed } from './fence.ts';

/** Where a transfer stands in the ledger. */
export interface WrittenTransfer {
  readonly transferId: string;
  /** False: it was there before, and this time nothing was written. */
  readonly isNew: boolean;
}

/** The hold was ended before, by another transfer. Nothing was written. */
export class HoldEnded extends Error {
  override readonly name = 'HoldEnded';
  readonly endedBy: TransferKind;

  constructor(holdId: string, endedBy: TransferKind) {
    super(`Hold ${holdId} was ended before, by a transfer of kind ${endedBy}.`);
    this.endedBy = endedBy;
  }
}

/** A posting names an account that is not there: the user has not been seen (`touchUser`). */
export class AccountMissing extends Error {
  override readonly name = 'AccountMissing';
}

/**
 * Writes a transfer, once for each business key: a repeat is answered with the first. To be called
 * in a transaction (`inTransaction`), which has to be given up when this throws anything but
 * {@link HoldEnded}.
 *
 * Throws {@link Deposed} when the leader of `epoch` no longer leads; {@link HoldEnded} when the
 * hold is ended already, also by a transaction at the same time; {@link AccountMissing}. When a
 * user has too little, the transaction ends with `InsufficientFunds`.
 */
export async function writeTransfer(
  db: Queryable,
  transfer: Transfer,
  epoch: number,
): Promise<WrittenTransfer> {
  const { isLeader, transferId, postings } = await insertTransfer(db, transfer, epoch);
  if (!isLeader) throw new Deposed(`Epoch ${epoch} is over.`);
  if (transferId !== null) {
    if (postings === transfer.postings.length) return { transferId, isNew: true };
    throw new AccountMissing(
      `Transfer ${transfer.businessKey} names an account that is not there.`,
    );
  }
  const found = await findTransfers(db, transfer.businessKey, transfer.endsHoldId);
  const same = found.find(({ businessKey }) => businessKey === transfer.businessKey);
  if (same !== undefined) return { transferId: same.id, isNew: false };
  const [other] = found;
  if (other === undefined || transfer.endsHoldId === null) {
    throw new Error(`Transfer ${transfer.businessKey} was refused, but nothing is in its place.`);
  }
  throw new HoldEnded(transfer.endsHoldId, other.kind);
}
