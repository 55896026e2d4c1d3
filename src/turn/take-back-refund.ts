import { fence } from '../db/ledger/fence.ts';
import { takeBackRefund as putBack } from '../db/ledger/take-back-refund.ts';
import { inTransaction } from '../db/transaction.ts';
import type { GenerationPorts } from './generation-ports.ts';

/** A refund that was booked and that Telegram refuses. */
export interface RefusedRefund {
  readonly chargeId: string;
  /** The transfer that took the money out of the wallet. */
  readonly refundId: string;
  /** What Telegram says. */
  readonly said: string;
}

/**
 * Puts the money of a refused refund into the wallet again and tells the operator, once, however
 * often this is done. Throws `Deposed`, and what the database says; then it is to be done again.
 */
export async function takeBackRefund(
  { db, alarms }: Pick<GenerationPorts, 'db' | 'alarms'>,
  epoch: number,
  { chargeId, refundId, said }: RefusedRefund,
): Promise<void> {
  await inTransaction(db, async (within) => {
    await fence(within, epoch);
    const payment = await putBack(within, chargeId, refundId, epoch);
    if (payment === null) return;
    const { userId, kopecks } = payment;
    const alarm = { about: 'refund-refused', chargeId, kopecks, said } as const;
    await alarms.raiseOfUser(within, userId, alarm);
  });
}
