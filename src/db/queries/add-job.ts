import { type TaskName, tasks } from '../../../generated/queue.ts';
import type { TaskPayload } from '../../core/task-payload.ts';
import type { Queryable } from '../pool.ts';

export interface JobOptions {
  /** One job of a key waits at a time: adding another one changes it. Null: no key. */
  readonly key: string | null;
  /** Not before; without it now. */
  readonly runAtMs?: number | null;
}

/**
 * Puts work into the queue; within a transaction it is there when that is committed. A job of the
 * same key that waits already is brought forward by one that is to run now, and never put off. One
 * that runs already is left alone: the new one runs after it.
 */
export async function addJob<Name extends TaskName>(
  db: Queryable,
  task: Name,
  payload: TaskPayload[Name],
  { key, runAtMs = null }: JobOptions,
): Promise<void> {
  await db.query(
    `SELECT FROM graphile_worker.add_job(
       identifier => $1::text,
       payload => $2::json,
       job_key => $3::text,
       run_at => to_timestamp($4::float8 / 1000),
       max_attempts => $5::int,
       job_key_mode => CASE WHEN $4::float8 IS NULL THEN 'replace' ELSE 'preserve_run_at' END
     )`,
    [task, JSON.stringify(payload), key, runAtMs, tasks[task].maxAttempts],
  );
}
