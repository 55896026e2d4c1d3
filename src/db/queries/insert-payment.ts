import type { PaidIn } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';

/** A payment as Telegram reported it. */
export interface ReportedPayment extends PaidIn {
  /** Whole Stars, or kopecks. */
  readonly amount: number;
  /** The payment provider's own number of it; absent: Stars have none. */
  readonly providerChargeId?: string | undefined;
}

export interface NewPayment extends ReportedPayment {
  /** The transfer that put it into the wallet. */
  readonly topUpId: string;
}

/** Stores a payment. */
export async function insertPayment(db: Queryable, payment: NewPayment): Promise<void> {
  const { chargeId, providerChargeId, userId, currency, amount, kopecks, topUpId } = payment;
  await db.query(
    `INSERT INTO payments (charge_id, user_id, currency, amount, kopecks, topup_id,
                           provider_charge_id)
     VALUES ($1::text, $2::bigint, $3::text, $4::bigint, $5::bigint, $6::bigint, $7::text)`,
    [chargeId, userId, currency, amount, kopecks, topUpId, providerChargeId],
  );
}
