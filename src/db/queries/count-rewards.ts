import type { Queryable } from '../pool.ts';

/** For how many new users somebody was thanked in the last 24 hours. */
export async function countRewards(db: Queryable, inviterId: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM referrals
     WHERE inviter_id = $1::bigint AND rewarded_at > now() - interval '1 day'`,
    [inviterId],
  );
  return rows[0]?.count ?? 0;
}
