import { tasks } from '../../../generated/queue.ts';
import type { Queryable } from '../pool.ts';

/**
 * Stores a vendor callback as it came, and has the vendor asked now about the order of this token.
 * False when no order has the token: the callback is stored all the same.
 */
export async function insertCallback(
  db: Queryable,
  jobToken: string,
  body: string,
): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(
    `WITH stored AS (
       INSERT INTO kie_callbacks (job_token, body) VALUES ($1::text, $2::text)
     ), meant AS (
       SELECT id FROM generations WHERE callback_token = $1::text
     ), asked AS (
       SELECT FROM meant, graphile_worker.add_job(
         identifier => 'poll-generation',
         payload => json_build_object('generationId', meant.id),
         job_key => 'poll:' || meant.id,
         max_attempts => $3::int
       )
     )
     SELECT count(*) > 0 AS known FROM asked`,
    [jobToken, body, tasks['poll-generation'].maxAttempts],
  );
  return rows[0]?.known ?? false;
}
