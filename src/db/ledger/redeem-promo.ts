import { promoTransfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { insertRedemption } from '../queries/insert-redemption.ts';
import { takePromoUse } from '../queries/take-promo-use.ts';
import { writeTransfer } from './write-transfer.ts';

/**
 * Gives a user what a promo code is worth, once. To be called in a transaction, when `lockPromo`
 * has said that the code is good. Throws as `writeTransfer` does, and an Error when it is not: then
 * the transaction is to be given up.
 */
export async function redeemPromo(
  db: Queryable,
  code: string,
  userId: number,
  epoch: number,
): Promise<void> {
  const kopecks = await takePromoUse(db, code);
  if (kopecks === null) throw new Error(`Nothing is left of the promo code ${code}.`);
  const written = await writeTransfer(db, promoTransfer(code, userId, kopecks), epoch);
  if (!written.isNew) throw new Error(`User ${userId} has had the promo code ${code}.`);
  await insertRedemption(db, code, userId, written.transferId);
}
