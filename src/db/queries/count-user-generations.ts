import type { Queryable } from '../pool.ts';

export interface UserGenerationCounts {
  /** Not over yet. */
  readonly open: number;
  /** Confirmed since the given time. */
  readonly recent: number;
}

/** How many orders a user has. */
export async function countUserGenerations(
  db: Queryable,
  userId: number,
  sinceMs: number,
): Promise<UserGenerationCounts> {
  const { rows } = await db.query<{ open: number; recent: number }>(
    `SELECT
       (SELECT count(*)::int FROM generations
        WHERE user_id = $1::bigint AND state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
       ) AS open,
       (SELECT count(*)::int FROM generations
        WHERE user_id = $1::bigint AND created_at >= to_timestamp($2::float8 / 1000)
       ) AS recent`,
    [userId, sinceMs],
  );
  return rows[0] ?? { open: 0, recent: 0 };
}
