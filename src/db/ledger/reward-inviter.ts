import { referral } from '../../../generated/bot.ts';
import { referralTransfer } from '../../core/money/transfer.ts';
import type { Queryable } from '../pool.ts';
import { countRewards } from '../queries/count-rewards.ts';
import { findUnrewardedInviter } from '../queries/find-unrewarded-inviter.ts';
import { hasPaid } from '../queries/has-paid.ts';
import { lockUser } from '../queries/lock-user.ts';
import { markRewarded } from '../queries/mark-rewarded.ts';
import { writeTransfer } from './write-transfer.ts';

/**
 * Thanks who brought a user along, once, when that user has paid. Returns whom; null when there is
 * nobody to thank, not yet, or when the day of that one is full: then the next payment tries again.
 * To be called in a transaction; throws as `writeTransfer` does.
 */
export async function rewardInviter(
  db: Queryable,
  invitedId: number,
  epoch: number,
): Promise<number | null> {
  const inviterId = await findUnrewardedInviter(db, invitedId);
  if (inviterId === null || referral.bonusKopecks <= 0n) return null;
  if (!(await hasPaid(db, invitedId))) return null;
  // Those who are thanked at the same time wait for each other here, so that the count is true.
  await lockUser(db, inviterId);
  if ((await countRewards(db, inviterId)) >= referral.dailyLimit) return null;
  const transfer = referralTransfer(invitedId, inviterId, referral.bonusKopecks);
  const { transferId, isNew } = await writeTransfer(db, transfer, epoch);
  if (!isNew) return null;
  await markRewarded(db, invitedId, transferId);
  return inviterId;
}
