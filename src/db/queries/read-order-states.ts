import type { OrderState } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** Orders of the last day and all that are open, by state, with the age of the oldest. */
export async function readOrderStates(db: Queryable): Promise<OrderState[]> {
  const { rows } = await db.query<OrderState>(
    `WITH open AS (
       SELECT state, created_at FROM generations
       WHERE state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
     ), ended AS (
       SELECT state, created_at FROM generations
       WHERE created_at > now() - interval '1 day'
         AND state IN ('delivered', 'failed', 'cancelled', 'expired')
     )
     SELECT state, count(*)::int AS orders,
            (extract(epoch FROM now() - min(created_at)) * 1000)::float8 AS "oldestMs"
     FROM (SELECT * FROM open UNION ALL SELECT * FROM ended) AS orders
     GROUP BY state ORDER BY state`,
  );
  return rows;
}
