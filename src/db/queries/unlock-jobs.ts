import type { Queryable } from '../pool.ts';

/**
 * Frees every job that a worker holds, so that it can be done again at once. Only for a new leader,
 * before its own workers begin: those of the leader before it commit nothing any more.
 * Returns how many jobs were held.
 */
export async function unlockJobs(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ held: number }>(
    `WITH held AS MATERIALIZED (
       SELECT locked_by FROM graphile_worker.jobs WHERE locked_by IS NOT NULL
     )
     SELECT count(*)::int AS held,
            graphile_worker.force_unlock_workers(coalesce(array_agg(DISTINCT locked_by), '{}'))
     FROM held`,
  );
  return rows[0]?.held ?? 0;
}
