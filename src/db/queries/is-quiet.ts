import type { Queryable } from '../pool.ts';

/** Whether a user wants results without a sound. */
export async function isQuiet(db: Queryable, userId: number): Promise<boolean> {
  const { rows } = await db.query<{ quiet: boolean }>(
    'SELECT is_quiet AS quiet FROM users WHERE id = $1::bigint',
    [userId],
  );
  return rows[0]?.quiet ?? false;
}
