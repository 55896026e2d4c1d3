import type { Queryable } from '../pool.ts';

/** An order that waits for a job which nobody will do. */
export interface IdleGeneration {
  readonly generationId: number;
  readonly task: 'submit-generation' | 'poll-generation' | 'deliver-result';
  readonly key: string;
}

/**
 * Orders whose next job is not in the queue, or was given up there. One that was sent without an
 * answer waits for no job.
 */
export async function findIdleGenerations(db: Queryable, limit: number): Promise<IdleGeneration[]> {
  const { rows } = await db.query<IdleGeneration>(
    `WITH due AS (
       SELECT id,
              CASE state WHEN 'confirmed' THEN 'submit-generation'
                         WHEN 'submitted' THEN 'poll-generation'
                         ELSE 'deliver-result' END AS task,
              CASE state WHEN 'confirmed' THEN 'submit:'
                         WHEN 'submitted' THEN 'poll:'
                         ELSE 'deliver:' END || id AS key
       FROM generations
       WHERE state IN ('confirmed', 'submitted', 'succeeded', 'delivering')
     )
     SELECT id::float8 AS "generationId", task, key
     FROM due
     WHERE NOT EXISTS (
       SELECT FROM graphile_worker.jobs AS job
       WHERE job.key = due.key AND (job.locked_at IS NOT NULL OR job.attempts < job.max_attempts)
     )
     ORDER BY id
     LIMIT $1::int`,
    [limit],
  );
  return rows;
}
