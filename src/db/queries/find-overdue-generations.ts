import type { Queryable } from '../pool.ts';

/** Ids of orders that should be over by now, the longest overdue first. */
export async function findOverdueGenerations(
  db: Queryable,
  nowMs: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id::text FROM generations
     WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
       AND expires_at <= to_timestamp($1::float8 / 1000)
     ORDER BY expires_at, generations.id
     LIMIT $2::int`,
    [nowMs, limit],
  );
  return rows.map(({ id }) => Number(id));
}
