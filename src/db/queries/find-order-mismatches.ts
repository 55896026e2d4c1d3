import type { GenerationState } from '../../core/generation/generation.ts';
import type { TransferKind } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

/** An order and its hold that tell different stories. */
export interface OrderMismatch {
  /** Business key of the hold. */
  readonly hold: string;
  /** Null: there is no order for this hold. */
  readonly generationId: number | null;
  readonly state: GenerationState | null;
  /** Null: the hold is open. */
  readonly endedBy: TransferKind | null;
}

/** The first of them tell enough. */
const MISMATCHES_MAX = 20;

/**
 * Holds that no order has, holds that an order which is over has left open, and holds that ended
 * otherwise than their order. One statement, so that it sees one moment.
 */
export async function findOrderMismatches(db: Queryable): Promise<OrderMismatch[]> {
  const { rows } = await db.query<OrderMismatch>(
    `SELECT hold.business_key AS hold, generations.id::float8 AS "generationId", state,
            ending.kind AS "endedBy"
     FROM transfers AS hold
     LEFT JOIN transfers AS ending ON ending.ends_hold_id = hold.id
     LEFT JOIN generations ON generations.hold_id = hold.id
     WHERE hold.kind = 'hold' AND CASE
       WHEN state IS NULL THEN true
       WHEN state = 'delivered' THEN ending.kind IS DISTINCT FROM 'post'
       WHEN state IN ('failed', 'cancelled', 'expired') THEN coalesce(ending.kind, 'post') = 'post'
       ELSE ending.kind IS NOT NULL
     END
     ORDER BY hold.id
     LIMIT ${MISMATCHES_MAX}`,
  );
  return rows;
}
