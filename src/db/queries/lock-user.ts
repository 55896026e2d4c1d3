import type { Queryable } from '../pool.ts';

/**
 * Locks the row of a user until the transaction ends. Whatever takes money from what a user can
 * spend does so first: what is read after it stays, or grows.
 */
export async function lockUser(db: Queryable, userId: number): Promise<void> {
  await db.query('SELECT FROM users WHERE id = $1::bigint FOR NO KEY UPDATE', [userId]);
}
