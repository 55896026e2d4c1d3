import { type ModelUse, USE_PERIOD_DAYS } from '../../core/catalogue/model-use.ts';
import type { Queryable } from '../pool.ts';
import { usualSecondsOf } from './usual-generation-seconds.ts';

/** How models were used lately, by everybody. Models that nobody used are not in it. */
export async function readModelUse(db: Queryable): Promise<readonly ModelUse[]> {
  const { rows } = await db.query<ModelUse>(
    `SELECT model_id AS "modelId", orders, round(${usualSecondsOf('used.model_id')})::float8
       AS "usualSeconds"
     FROM (
       SELECT model_id, count(*)::int AS orders FROM generations
       WHERE state = 'delivered' AND finished_at >= now() - make_interval(days => $1::int)
       GROUP BY model_id
     ) AS used`,
    [USE_PERIOD_DAYS],
  );
  return rows;
}
