import type { PaidCurrency, PaidIn } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

export interface LockedPayment extends PaidIn {
  /** The transfer by which it went back; null when it did not. */
  readonly refundId: string | null;
  /** How often Telegram refused to give it back. */
  readonly refusedRefunds: number;
}

/** Locks a payment until the transaction ends; null when there is no such payment. */
export async function lockPayment(db: Queryable, chargeId: string): Promise<LockedPayment | null> {
  const { rows } = await db.query<{
    userId: number;
    currency: PaidCurrency;
    kopecks: string;
    refundId: string | null;
    refusedRefunds: number;
  }>(
    `SELECT user_id::float8 AS "userId", currency, kopecks::text,
            refund_id::text AS "refundId", refused_refunds AS "refusedRefunds"
     FROM payments WHERE charge_id = $1::text FOR NO KEY UPDATE`,
    [chargeId],
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, chargeId, kopecks: BigInt(row.kopecks) };
}
