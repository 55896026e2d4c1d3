import type { Kopecks } from '../../core/money/kopecks.ts';
import { refundTransfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { type LockedPayment, lockPayment } from '../queries/lock-payment.ts';
import { lockUser } from '../queries/lock-user.ts';
import { markPaymentRefunded } from '../queries/mark-payment-refunded.ts';
import { readWallet } from '../queries/read-wallet.ts';
import { writeTransfer } from './write-transfer.ts';

export type RefundOutcome =
  | 'refunded'
  /** It went back before. Nothing was written. */
  | 'refunded-before'
  /** The payer has spent some of it. Nothing was written. */
  | 'spent'
  /** There is no such payment. */
  | 'unknown';

/**
 * Takes a payment out of the wallet, once, and only when all of it is there. To be called in a
 * transaction that also owes Telegram the call; throws as `writeTransfer` does.
 */
export async function refund(
  db: Queryable,
  chargeId: string,
  epoch: number,
): Promise<RefundOutcome> {
  const payment = await lockPayment(db, chargeId);
  if (payment === null) return 'unknown';
  if (payment.refundId !== null) return 'refunded-before';
  if ((await spendable(db, payment.userId)) < payment.kopecks) return 'spent';
  await takeBack(db, payment, 0n, epoch);
  return 'refunded';
}

/**
 * Telegram has given a payment back by itself: takes what is there out of the wallet, and the house
 * bears the rest. Otherwise as {@link refund}; it never answers `spent`.
 */
export async function noteRefund(
  db: Queryable,
  chargeId: string,
  epoch: number,
): Promise<RefundOutcome> {
  const payment = await lockPayment(db, chargeId);
  if (payment === null) return 'unknown';
  if (payment.refundId !== null) return 'refunded-before';
  const available = await spendable(db, payment.userId);
  const shortfall = available < payment.kopecks ? payment.kopecks - available : 0n;
  await takeBack(db, payment, shortfall, epoch);
  return 'refunded';
}

/** What the user can spend; it does not shrink until the transaction ends. */
async function spendable(db: Queryable, userId: number): Promise<Kopecks> {
  await lockUser(db, userId);
  return (await readWallet(db, userId)).availableKopecks;
}

async function takeBack(
  db: Queryable,
  payment: LockedPayment,
  shortfallKopecks: Kopecks,
  epoch: number,
): Promise<void> {
  const transfer = refundTransfer(payment, shortfallKopecks, payment.refusedRefunds);
  const { transferId } = await writeTransfer(db, transfer, epoch);
  await markPaymentRefunded(db, payment.chargeId, transferId);
}
