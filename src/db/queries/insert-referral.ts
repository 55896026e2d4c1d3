import type { Queryable } from '../pool.ts';

/** Notes who brought a new user along; the first who did stays. */
export async function insertReferral(
  db: Queryable,
  invitedId: number,
  inviterId: number,
): Promise<void> {
  await db.query(
    `INSERT INTO referrals (invited_id, inviter_id) VALUES ($1::bigint, $2::bigint)
     ON CONFLICT (invited_id) DO NOTHING`,
    [invitedId, inviterId],
  );
}
