import type { Queryable } from '../pool.ts';

/** Notes that a payment did not go back after all. */
export async function markRefundRefused(db: Queryable, chargeId: string): Promise<void> {
  await db.query(
    `UPDATE payments SET refund_id = NULL, refused_refunds = refused_refunds + 1
     WHERE charge_id = $1::text`,
    [chargeId],
  );
}
