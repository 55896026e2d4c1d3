import type { Queryable } from '../pool.ts';

/**
 * How many orders go to the vendor before this one. Whoever has least under way goes first, and
 * among equals who came first: the second order of a user waits until everybody's first has gone,
 * however many a user has. One whose job has failed keeps nobody waiting. 0 for an order that waits
 * no longer.
 */
export async function countGenerationsAhead(db: Queryable, id: number): Promise<number> {
  const { rows } = await db.query<{ ahead: number }>(
    `WITH open AS (
       SELECT id, state, row_number() OVER (PARTITION BY user_id ORDER BY id) AS nth
       FROM generations WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
     )
     SELECT count(*)::int AS ahead
     FROM open JOIN open AS own ON own.id = $1::bigint AND own.state = 'confirmed'
     WHERE open.state = 'confirmed' AND (open.nth, open.id) < (own.nth, own.id)
       AND EXISTS (
         SELECT FROM graphile_worker.jobs AS job
         WHERE job.key = 'submit:' || open.id AND (job.locked_at IS NOT NULL OR job.attempts = 0)
       )`,
    [id],
  );
  return rows[0]?.ahead ?? 0;
}
