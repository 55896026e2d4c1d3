import type { Queryable } from '../pool.ts';

/** Bans a user, or writes another reason; null lifts the ban. */
export async function writeBan(
  db: Queryable,
  userId: number,
  reason: string | null,
  bannedBy: number,
): Promise<void> {
  if (reason === null) {
    await db.query('DELETE FROM bans WHERE user_id = $1::bigint', [userId]);
    return;
  }
  await db.query(
    `INSERT INTO bans (user_id, reason, banned_by)
     VALUES ($1::bigint, $2::text, $3::bigint)
     ON CONFLICT (user_id) DO UPDATE
     SET reason = excluded.reason, banned_by = excluded.banned_by, banned_at = now()`,
    [userId, reason, bannedBy],
  );
}
