import type { TransferKind } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

export interface FoundTransfer {
  readonly id: string;
  readonly businessKey: string;
  readonly kind: TransferKind;
}

/** Transfers that have the business key or end the hold: two at most. */
export async function findTransfers(
  db: Queryable,
  businessKey: string,
  endsHoldId: string | null,
): Promise<FoundTransfer[]> {
  const { rows } = await db.query<FoundTransfer>(
    `SELECT id::text, business_key AS "businessKey", kind
     FROM transfers
     WHERE business_key = $1::text OR ends_hold_id = $2::bigint`,
    [businessKey, endsHoldId],
  );
  return rows;
}
