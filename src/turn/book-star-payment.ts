import { defaultLanguage } from '../../generated/bot.ts';
import { boughtWith } from '../core/dialogue/invoice.ts';
import { languageOf } from '../core/dialogue/language.ts';
import { topUp } from '../db/ledger/top-up.ts';
import type { DatabasePool } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { readWallet } from '../db/queries/read-wallet.ts';
import { touchUser } from '../db/queries/touch-user.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { inTransaction } from '../db/transaction.ts';
import { messagePayload } from '../telegram/calls.ts';
import { oweReward } from './reward-inviter.ts';

/** A payment in Stars that Telegram knows and the ledger does not. */
export interface LostStarPayment {
  readonly chargeId: string;
  /** Whole Stars. */
  readonly amount: number;
  /** Of the invoice, as we wrote it. */
  readonly payload: string;
  readonly payer: {
    readonly id: number;
    readonly firstName: string;
    readonly username: string | null;
    readonly languageCode: string | null;
  };
}

/**
 * Puts a payment into its wallet whose update is gone, such as one from after a backup that was
 * restored, and owes its payer the receipt. Once for each charge id: when the update comes after
 * all, or came in the meantime, there is one top-up. False when the invoice is none of ours: then
 * nothing is written, and an operator has to look. Throws `Deposed`, and what the database says.
 */
export async function bookStarPayment(
  db: DatabasePool,
  { chargeId, amount, payload, payer }: LostStarPayment,
  epoch: number,
): Promise<boolean> {
  const invoice = { currency: 'XTR', amount, payload };
  const kopecks = boughtWith(invoice, payer.id)?.kopecks;
  if (kopecks === undefined) return false;
  await inTransaction(db, async (within) => {
    const { id: userId, firstName, username, languageCode } = payer;
    const language = languageOf(languageCode) ?? defaultLanguage;
    const user = await touchUser(within, { id: userId, firstName, username, language });
    const payment = { chargeId, userId, currency: 'XTR', amount, kopecks } as const;
    if (!(await topUp(within, payment, epoch)).isNew) return;
    await oweReward(within, userId);
    const { availableKopecks } = await readWallet(within, userId);
    const receipt = { kind: 'receipt', kopecks, availableKopecks, chargeId } as const;
    const message = messagePayload(userId, receipt, user.language);
    await insertOutbox(within, userId, [
      { method: 'sendMessage', payload: message, remember: null },
    ]);
    await wakeLanes(within, [`chat:${userId}`]);
  });
  return true;
}
