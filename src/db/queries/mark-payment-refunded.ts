import type { Queryable } from '../pool.ts';

/** Notes by which transfer a payment went back. */
export async function markPaymentRefunded(
  db: Queryable,
  chargeId: string,
  refundId: string,
): Promise<void> {
  await db.query('UPDATE payments SET refund_id = $2::bigint WHERE charge_id = $1::text', [
    chargeId,
    refundId,
  ]);
}
