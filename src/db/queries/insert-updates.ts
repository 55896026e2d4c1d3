import { tasks } from '../../../generated/queue.ts';
import type { Queryable } from '../pool.ts';

/** A Telegram update, with its text as it came. */
export interface NewUpdate {
  readonly updateId: number;
  readonly lane: string;
  readonly payload: string;
}

export interface InsertedUpdates {
  /** Ids of those that were not stored before. */
  readonly fresh: ReadonlySet<number>;
  /** Lanes whose job began to run in this very moment: it may be past the new update already. */
  readonly lanesNotWoken: readonly string[];
}

/**
 * A job that waits already will see the new update, if nobody takes it before this is committed:
 * its row is held for so long, and workers pass over rows that are held. They are told to look
 * again. Changing the job, as `add_jobs` does, costs several times as much. The table is not part
 * of the engine's public face; tests tell when it changes.
 */
const STORE = {
  name: 'insert-updates',
  text: `WITH stored AS (
     INSERT INTO inbox (update_id, lane, payload)
     SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[])
     ON CONFLICT (update_id) DO NOTHING
     RETURNING update_id, lane
   ), lanes AS MATERIALIZED (
     SELECT DISTINCT lane FROM stored ORDER BY lane
   ), waiting AS MATERIALIZED (
     SELECT job.key FROM graphile_worker._private_jobs AS job
     WHERE job.key IN (SELECT lane FROM lanes) AND job.is_available AND job.run_at <= now()
     FOR SHARE SKIP LOCKED
   ), specs AS (
     SELECT array_agg((
       'handle-update', json_build_object('lane', lane), NULL, NULL, $4::int2, lane, NULL, NULL
     )::graphile_worker.job_spec) AS list
     FROM lanes WHERE lane NOT IN (SELECT key FROM waiting)
   ), woken AS (
     SELECT job.key FROM specs, graphile_worker.add_jobs(list) AS job WHERE list IS NOT NULL
   ), told AS (
     SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', count(*))::text)
     FROM waiting HAVING count(*) > 0
   )
   SELECT (SELECT coalesce(array_agg(update_id::text), '{}') FROM stored) AS fresh,
          (SELECT coalesce(array_agg(lane), '{}') FROM lanes) AS lanes,
          (SELECT coalesce(array_agg(key), '{}')
           FROM (SELECT key FROM woken UNION ALL SELECT key FROM waiting) AS awake) AS woken,
          (SELECT count(*) FROM told)`,
};

/**
 * Stores updates whose ids all differ, and makes one job for each lane that got something new: all
 * of it, or nothing.
 */
export async function insertUpdates(
  db: Queryable,
  updates: readonly NewUpdate[],
): Promise<InsertedUpdates> {
  // In the order of the ids: two instances that store the same updates cannot block each other.
  const inOrder = updates.toSorted((a, b) => a.updateId - b.updateId);
  const { rows } = await db.query<{ fresh: string[]; woken: string[]; lanes: string[] }>(STORE, [
    inOrder.map(({ updateId }) => updateId),
    inOrder.map(({ lane }) => lane),
    inOrder.map(({ payload }) => payload),
    tasks['handle-update'].maxAttempts,
  ]);
  const { fresh = [], woken = [], lanes = [] } = rows[0] ?? {};
  const awake = new Set(woken);
  return {
    fresh: new Set(fresh.map(Number)),
    lanesNotWoken: lanes.filter((lane) => !awake.has(lane)),
  };
}
