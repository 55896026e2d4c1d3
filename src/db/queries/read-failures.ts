import type { FailureCount, VendorError } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

const LAST_MAX = 8;

/** Why orders of the last day ended without a result, most frequent first. */
export async function countFailures(db: Queryable): Promise<FailureCount[]> {
  const { rows } = await db.query<FailureCount>(
    `SELECT coalesce(failure->>'kind', state) AS kind, count(*)::int AS orders,
            (extract(epoch FROM max(finished_at)) * 1000)::float8 AS "lastAtMs"
     FROM generations
     WHERE created_at > now() - interval '1 day' AND state IN ('failed', 'expired')
     GROUP BY 1 ORDER BY orders DESC, kind`,
  );
  return rows;
}

/** What was said when orders failed, newest first. Only the number at its head is for display. */
export async function readLastErrors(db: Queryable): Promise<VendorError[]> {
  const { rows } = await db.query<VendorError>(
    `SELECT id::float8 AS "orderId", model_id AS "modelId",
            (extract(epoch FROM finished_at) * 1000)::float8 AS "atMs",
            coalesce(failure->>'kind', state) AS kind,
            substring(failure->>'said' FROM '^[0-9]{3}') AS code,
            failure->>'said' ILIKE '%credit%' AS "isAboutCredits"
     FROM generations
     WHERE created_at > now() - interval '1 day' AND state IN ('failed', 'expired')
     ORDER BY finished_at DESC NULLS LAST LIMIT ${LAST_MAX}`,
  );
  return rows;
}
