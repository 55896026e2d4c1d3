import { tasks } from '../../../generated/queue.ts';
import type { Queryable } from '../pool.ts';

/** Makes a job for each of these lanes, which is to run now; one that waits already is that job. */
export async function wakeLanes(db: Queryable, lanes: readonly string[]): Promise<void> {
  await db.query(
    `SELECT FROM graphile_worker.add_jobs((
       SELECT array_agg((
         'handle-update', json_build_object('lane', lane), NULL, NULL, $2::int2, lane, NULL, NULL
       )::graphile_worker.job_spec)
       FROM unnest($1::text[]) AS lane
     ))`,
    [lanes, tasks['handle-update'].maxAttempts],
  );
}
