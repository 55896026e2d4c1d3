import type { PaidIn } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

export interface NewPayment extends PaidIn {
  /** Whole Stars, or kopecks. */
  readonly amount: number;
  /** The transfer that put it into the wallet. */
  readonly topUpId: string;
}

/** Stores a payment as Telegram reported it. */
export async function insertPayment(db: Queryable, payment: NewPayment): Promise<void> {
  const { chargeId, userId, currency, amount, kopecks, topUpId } = payment;
  await db.query(
    `INSERT INTO payments (charge_id, user_id, currency, amount, kopecks, topup_id)
     VALUES ($1::text, $2::bigint, $3::text, $4::bigint, $5::bigint, $6::bigint)`,
    [chargeId, userId, currency, amount, kopecks, topUpId],
  );
}
