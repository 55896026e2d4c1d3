import { topUpTransfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { insertPayment, type ReportedPayment } from '../queries/insert-payment.ts';
import { type WrittenTransfer, writeTransfer } from './write-transfer.ts';

/**
 * Puts a payment into the wallet, once for each charge id, however often Telegram reports it. To be
 * called in a transaction; throws as `writeTransfer` does.
 */
export async function topUp(
  db: Queryable,
  payment: ReportedPayment,
  epoch: number,
): Promise<WrittenTransfer> {
  const written = await writeTransfer(db, topUpTransfer(payment), epoch);
  if (written.isNew) await insertPayment(db, { ...payment, topUpId: written.transferId });
  return written;
}
