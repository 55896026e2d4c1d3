import { referral } from '../../generated/bot.ts';
import { formatKopecks } from '../core/money/format-kopecks.ts';
import { fence } from '../db/ledger/fence.ts';
import { rewardInviter as thank } from '../db/ledger/reward-inviter.ts';
import type { Queryable } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { findUnrewardedInviter } from '../db/queries/find-unrewarded-inviter.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { inTransaction } from '../db/transaction.ts';
import { messagePayload } from '../telegram/calls.ts';
import type { GenerationPorts } from './generation-ports.ts';

/**
 * Has the one thanked who brought this user along, when there is somebody. In a job of its own: a
 * transaction that has locked one user must not wait for the account of another one.
 */
export async function oweReward(db: Queryable, invitedId: number): Promise<void> {
  if ((await findUnrewardedInviter(db, invitedId)) === null) return;
  await addJob(db, 'reward-inviter', { invitedId }, { key: `reward:${invitedId}` });
}

/**
 * Thanks who brought this user along, and tells them, once, however often this is done. Throws
 * `Deposed`, and what the database says; then it is to be done again.
 */
export async function rewardInviter(
  { db }: Pick<GenerationPorts, 'db'>,
  epoch: number,
  invitedId: number,
): Promise<void> {
  await inTransaction(db, async (within) => {
    await fence(within, epoch);
    const inviterId = await thank(within, invitedId, epoch);
    const language = inviterId === null ? null : await readUserLanguage(within, inviterId);
    if (inviterId === null || language === null) return;
    const amount = formatKopecks(referral.bonusKopecks, language);
    const screen = { kind: 'notice', key: 'invite-bonus', variables: { amount } } as const;
    const payload = messagePayload(inviterId, screen, language);
    await insertOutbox(within, inviterId, [{ method: 'sendMessage', payload, remember: null }]);
    await wakeLanes(within, [`chat:${inviterId}`]);
  });
}
