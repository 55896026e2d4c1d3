import type { HistoryGroup } from '../../core/dialogue/history.ts';
import type { Queryable } from '../pool.ts';

/** How many orders of each model a user has in each state. */
export async function readHistoryGroups(db: Queryable, userId: number): Promise<HistoryGroup[]> {
  const { rows } = await db.query<HistoryGroup>(
    `SELECT model_id AS "modelId", state, count(*)::int AS orders,
            count(favourite_at)::int AS favourites
     FROM generations
     WHERE user_id = $1::bigint
     GROUP BY model_id, state`,
    [userId],
  );
  return rows;
}
