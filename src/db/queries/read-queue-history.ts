import type { ChartPoint } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** Of the last day; more came only in a flood, and then the chart counts the first of them. */
const ROWS_MAX = 100_000;

/**
 * How many updates waited at the end of each of the last sixty minutes. It is worked out from when
 * each one came and was done with, so it has no gaps, whoever ran or did not.
 */
export async function readQueueHistory(db: Queryable): Promise<ChartPoint[]> {
  const { rows } = await db.query<ChartPoint>(
    `WITH lately AS MATERIALIZED (
       SELECT received_at, handled_at FROM inbox
       WHERE received_at > now() - interval '1 day' LIMIT ${ROWS_MAX}
     ), moves AS (
       SELECT received_at AS at, 1 AS change FROM lately
       UNION ALL SELECT handled_at, -1 FROM lately WHERE handled_at IS NOT NULL
     ), by_minute AS (
       SELECT greatest(date_trunc('minute', at), date_trunc('minute', now()) - interval '60 minutes')
                AS minute, sum(change) AS change
       FROM moves GROUP BY 1
     )
     SELECT (extract(epoch FROM minute) * 1000)::float8 AS "atMs",
            (sum(coalesce(change, 0)) OVER (ORDER BY minute))::float8 AS value
     FROM generate_series(date_trunc('minute', now()) - interval '60 minutes',
                          date_trunc('minute', now()), interval '1 minute') AS minutes (minute)
     LEFT JOIN by_minute USING (minute)
     ORDER BY minute`,
  );
  return rows;
}
