import type { Queryable } from '../pool.ts';

/** All payments in one currency, ever. */
export interface PaymentTotals {
  /** `XTR` for Stars, `RUB`. */
  readonly currency: string;
  readonly count: number;
  /** Whole Stars, or kopecks. */
  readonly amount: number;
  readonly refundedCount: number;
  /** Whole Stars, or kopecks. */
  readonly refundedAmount: number;
}

/** What was paid and what went back, by currency. Reads every payment. */
export async function sumPayments(db: Queryable): Promise<PaymentTotals[]> {
  const { rows } = await db.query<PaymentTotals>(
    `SELECT currency, count(*)::float8 AS count, sum(amount)::float8 AS amount,
            count(refund_id)::float8 AS "refundedCount",
            coalesce(sum(amount) FILTER (WHERE refund_id IS NOT NULL), 0)::float8
              AS "refundedAmount"
     FROM payments GROUP BY currency ORDER BY currency`,
  );
  return rows;
}
