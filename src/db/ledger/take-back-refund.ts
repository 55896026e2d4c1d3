import { refusedRefundTransfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { type LockedPayment, lockPayment } from '../queries/lock-payment.ts';
import { markRefundRefused } from '../queries/mark-refund-refused.ts';
import { writeTransfer } from './write-transfer.ts';

/**
 * Telegram refuses for good to give a payment back: puts it into the wallet again, so that it can
 * be spent, or given back another time. `refundId` is the transfer that is undone. Null, and
 * nothing is written, when that was done before.
 *
 * To be called in a transaction; throws as `writeTransfer` does.
 */
export async function takeBackRefund(
  db: Queryable,
  chargeId: string,
  refundId: string,
  epoch: number,
): Promise<LockedPayment | null> {
  const payment = await lockPayment(db, chargeId);
  if (payment?.refundId !== refundId) return null;
  await writeTransfer(db, refusedRefundTransfer(payment, payment.refusedRefunds), epoch);
  await markRefundRefused(db, chargeId);
  return payment;
}
