import type { Queryable } from '../pool.ts';

/** Notes that somebody was thanked for a new user, by which transfer. */
export async function markRewarded(
  db: Queryable,
  invitedId: number,
  transferId: string,
): Promise<void> {
  await db.query(
    `UPDATE referrals SET transfer_id = $2::bigint, rewarded_at = now()
     WHERE invited_id = $1::bigint`,
    [invitedId, transferId],
  );
}
