import type { RecentPayment } from '../../core/money/recent-payment.ts';
import type { Queryable } from '../pool.ts';

/** The last payments of a user, newest first. */
export async function readRecentPayments(
  db: Queryable,
  userId: number,
  count: number,
): Promise<readonly RecentPayment[]> {
  const { rows } = await db.query<Omit<RecentPayment, 'kopecks'> & { readonly kopecks: string }>(
    `SELECT charge_id AS "chargeId", provider_charge_id AS "providerChargeId", kopecks::text,
            currency, refund_id IS NOT NULL AS "isRefunded",
            (extract(epoch FROM paid_at) * 1000)::float8 AS "paidAtMs"
     FROM payments WHERE user_id = $1::bigint
     ORDER BY paid_at DESC LIMIT $2::int`,
    [userId, count],
  );
  return rows.map((row) => ({ ...row, kopecks: BigInt(row.kopecks) }));
}
