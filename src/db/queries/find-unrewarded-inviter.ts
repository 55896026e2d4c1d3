import type { Queryable } from '../pool.ts';

/** Who brought this user along and was not thanked for it yet; null: nobody. */
export async function findUnrewardedInviter(
  db: Queryable,
  invitedId: number,
): Promise<number | null> {
  const { rows } = await db.query<{ inviterId: number }>(
    `SELECT inviter_id::float8 AS "inviterId" FROM referrals
     WHERE invited_id = $1::bigint AND transfer_id IS NULL`,
    [invitedId],
  );
  return rows[0]?.inviterId ?? null;
}
