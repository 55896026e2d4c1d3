import type { Queryable } from '../pool.ts';

/** So many of the last orders are looked at. */
const LAST_MAX = 25;
/** Fewer say nothing about what is usual. */
const LAST_MIN = 3;

/** The SQL of the median of the last orders of a model, which is named by an expression. */
export function usualSecondsOf(modelId: string): string {
  return `(SELECT CASE WHEN count(*) >= ${LAST_MIN} THEN
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - submitted_at))
     END::float8
     FROM (
       SELECT submitted_at, finished_at FROM generations
       WHERE model_id = ${modelId} AND state = 'delivered' AND submitted_at IS NOT NULL
       ORDER BY finished_at DESC
       LIMIT ${LAST_MAX}
     ) AS last)`;
}

/**
 * How long orders of a model usually take, from being sent to being delivered: the median of the
 * last ones. Null while there are too few.
 */
export async function usualGenerationSeconds(
  db: Queryable,
  modelId: string,
): Promise<number | null> {
  const { rows } = await db.query<{ seconds: number | null }>(
    `SELECT ${usualSecondsOf('$1::text')} AS seconds`,
    [modelId],
  );
  const seconds = rows[0]?.seconds ?? null;
  return seconds === null ? null : Math.round(seconds);
}
