import type { AnswerTime } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** Of the last hour; more came only in a flood. */
const ROWS_MAX = 50_000;

/**
 * From the arrival of an update to the first call of its answer that Telegram has accepted, by
 * minute. What an update is answered with was written in the transaction that marked it as done, so
 * both have the same time.
 */
export async function readAnswerTimes(db: Queryable): Promise<AnswerTime[]> {
  const { rows } = await db.query<AnswerTime>(
    `WITH updates AS MATERIALIZED (
       SELECT received_at, handled_at, lane FROM inbox
       WHERE received_at > now() - interval '1 hour' AND handled_at IS NOT NULL LIMIT ${ROWS_MAX}
     ), answers AS MATERIALIZED (
       SELECT created_at, 'chat:' || chat_id AS lane, min(done_at) AS done_at FROM outbox
       WHERE created_at > now() - interval '1 hour' AND done_at IS NOT NULL AND refusal IS NULL
       GROUP BY 1, 2 LIMIT ${ROWS_MAX}
     ), times AS (
       SELECT date_trunc('minute', received_at) AS minute,
              extract(epoch FROM done_at - received_at) * 1000 AS ms
       FROM updates JOIN answers
         ON answers.created_at = updates.handled_at AND answers.lane = updates.lane
     )
     SELECT (extract(epoch FROM minute) * 1000)::float8 AS "atMs", count(*)::int AS answers,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS "p50Ms",
            percentile_cont(0.95) WITHIN GROUP (ORDER BY ms) AS "p95Ms"
     FROM times GROUP BY minute ORDER BY minute`,
  );
  return rows;
}
