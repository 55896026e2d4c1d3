import type { Queryable } from '../pool.ts';

/**
 * Beyond this a number says no more than "very many", and counting would take longer than an answer
 * may.
 */
const COUNTED_MAX = 100_000;

/** How many stored updates are not handled yet, counted up to {@link COUNTED_MAX}. */
export async function countWaitingUpdates(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting
     FROM (SELECT FROM inbox WHERE handled_at IS NULL LIMIT ${COUNTED_MAX}) AS counted`,
  );
  return rows[0]?.waiting ?? 0;
}
