import type { VendorUse } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/**
 * How much of the vendor's limit is used, from when orders were accepted: in the present window,
 * and in the fullest one of the last hour. `windowMs` is the length of a window.
 */
export async function readVendorUse(db: Queryable, windowMs: number): Promise<VendorUse> {
  const { rows } = await db.query<VendorUse>(
    `WITH accepted AS MATERIALIZED (
       SELECT extract(epoch FROM submitted_at) * 1000 AS ms FROM generations
       WHERE created_at > now() - interval '1 day' AND submitted_at IS NOT NULL
     ), windows AS (
       SELECT count(*) AS orders FROM accepted
       WHERE ms > extract(epoch FROM now()) * 1000 - 3600000
       GROUP BY floor(ms / $1::float8)
     )
     SELECT (SELECT count(*)::int FROM accepted
             WHERE ms > extract(epoch FROM now()) * 1000 - $1::float8) AS "now",
            (SELECT coalesce(max(orders), 0)::int FROM windows) AS "peak",
            (SELECT max(ms)::float8 FROM accepted) AS "lastAcceptedAtMs"`,
    [windowMs],
  );
  return rows[0] as VendorUse;
}
