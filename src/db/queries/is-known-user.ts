import type { Queryable } from '../pool.ts';

/** Whether this person has written to the bot. */
export async function isKnownUser(db: Queryable, userId: number): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM users WHERE id = $1::bigint', [userId]);
  return rowCount === 1;
}
