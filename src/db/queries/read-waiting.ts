import type { Waiting } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** Beyond this a number says no more than "very many". */
const COUNTED_MAX = 100_000;

/** What waits to be done, counted up to {@link COUNTED_MAX} of each kind. */
export async function readWaiting(db: Queryable): Promise<Waiting> {
  const { rows } = await db.query<Waiting>(
    `WITH updates AS (
       SELECT received_at FROM inbox WHERE handled_at IS NULL LIMIT ${COUNTED_MAX}
     ), calls AS (
       SELECT created_at FROM outbox WHERE done_at IS NULL LIMIT ${COUNTED_MAX}
     ), jobs AS (
       SELECT run_at, attempts >= max_attempts AS "isGivenUp"
       FROM graphile_worker.jobs WHERE run_at <= now() LIMIT ${COUNTED_MAX}
     )
     SELECT (SELECT count(*)::int FROM updates) AS updates,
            (SELECT (extract(epoch FROM clock_timestamp() - min(received_at)) * 1000)::float8
             FROM updates) AS "oldestUpdateMs",
            (SELECT count(*)::int FROM calls) AS calls,
            (SELECT (extract(epoch FROM clock_timestamp() - min(created_at)) * 1000)::float8
             FROM calls) AS "oldestCallMs",
            (SELECT count(*)::int FROM jobs WHERE NOT "isGivenUp") AS jobs,
            (SELECT count(*)::int FROM jobs WHERE "isGivenUp") AS "givenUpJobs"`,
  );
  return rows[0] as Waiting;
}
