import type { PaymentFacts } from '../../core/dialogue/decision.ts';
import type { Queryable } from '../pool.ts';

type Row = Omit<PaymentFacts, 'kopecks' | 'payerAvailableKopecks'> & {
  readonly kopecks: string;
  readonly payerAvailableKopecks: string;
};

/** A payment and what its payer has left; null when there is no such payment. */
export async function readPayment(db: Queryable, chargeId: string): Promise<PaymentFacts | null> {
  const { rows } = await db.query<Row>(
    `SELECT charge_id AS "chargeId", payments.user_id::float8 AS "userId", currency,
            kopecks::text, refund_id IS NOT NULL AS "isRefunded",
            balance_kopecks::text AS "payerAvailableKopecks"
     FROM payments
     JOIN accounts ON kind = 'user:available' AND accounts.user_id = payments.user_id
     WHERE charge_id = $1::text`,
    [chargeId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const payerAvailableKopecks = BigInt(row.payerAvailableKopecks);
  return { ...row, kopecks: BigInt(row.kopecks), payerAvailableKopecks };
}
