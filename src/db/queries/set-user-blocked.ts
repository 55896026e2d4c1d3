import type { Queryable } from '../pool.ts';

/** Notes that a user has blocked the bot, and since when, or that it may speak again. */
export async function setUserBlocked(
  db: Queryable,
  userId: number,
  isBlocked: boolean,
): Promise<void> {
  await db.query(
    `UPDATE users SET blocked_at = CASE WHEN $2::boolean THEN coalesce(blocked_at, now()) END
     WHERE id = $1::bigint`,
    [userId, isBlocked],
  );
}
