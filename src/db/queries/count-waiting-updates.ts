import type { Queryable } from '../pool.ts';

/**
 * Beyond this a number says no more than "very many", and counting would take longer than an answer
 * may.
 */
const COUNTED_MAX = 100_000;

/** Updates that are stored and not handled yet. */
export interface WaitingUpdates {
  /** Counted up to {@link COUNTED_MAX}. */
  readonly count: number;
  /** Age of the oldest of those that were counted; null when none waits. */
  readonly oldestSeconds: number | null;
}

/** How many updates wait, and for how long. */
export async function countWaitingUpdates(db: Queryable): Promise<WaitingUpdates> {
  const { rows } = await db.query<{ count: number; oldest: number | null }>(
    `SELECT count(*)::int AS count,
            greatest(0, extract(epoch FROM clock_timestamp() - min(received_at)))::float8 AS oldest
     FROM (SELECT received_at FROM inbox WHERE handled_at IS NULL LIMIT ${COUNTED_MAX}) AS counted`,
  );
  const { count, oldest } = rows[0] ?? { count: 0, oldest: null };
  return { count, oldestSeconds: count === 0 ? null : oldest };
}
