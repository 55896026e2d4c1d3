import { tasks } from '../../../generated/queue.ts';
import type { Queryable } from '../pool.ts';

/** A job that failed and waits longer than this for its next try is tried again now. */
const PATIENCE_SECONDS = 30;

/** An answer to a checkout that is older is no answer any more, and the chat's to forget. */
const CHECKOUT_SECONDS = 10;

/**
 * Makes a job for each lane that has something to do and no job that will do it soon: updates that
 * nobody has handled, or calls that a chat is owed. Returns how many it made.
 */
export async function wakeWaitingLanes(db: Queryable): Promise<number> {
  const { rowCount } = await db.query(
    `WITH waiting AS (
       SELECT lane FROM inbox WHERE handled_at IS NULL
       UNION
       SELECT CASE WHEN method = 'answerPreCheckoutQuery'
                        AND created_at > now() - make_interval(secs => $3::float8)
                   THEN 'checkout:' ELSE 'chat:' END || chat_id
       FROM outbox WHERE done_at IS NULL
     ), idle AS (
       SELECT lane FROM waiting
       WHERE NOT EXISTS (
         SELECT FROM graphile_worker.jobs AS job
         WHERE job.key = waiting.lane
           AND (job.locked_at IS NOT NULL
                OR job.attempts = 0
                OR (job.attempts < job.max_attempts
                    AND job.run_at < now() + make_interval(secs => $1::float8)))
       )
     ), specs AS (
       SELECT array_agg((
         'handle-update', json_build_object('lane', lane), NULL, NULL, $2::int2, lane, NULL, NULL
       )::graphile_worker.job_spec) AS list
       FROM idle
     )
     SELECT FROM specs, graphile_worker.add_jobs(list) WHERE list IS NOT NULL`,
    [PATIENCE_SECONDS, tasks['handle-update'].maxAttempts, CHECKOUT_SECONDS],
  );
  return rowCount ?? 0;
}
