import type { Queryable } from '../pool.ts';

/** Orders whose request went out before this time and of which nothing was heard since. */
export async function findUnansweredGenerations(
  db: Queryable,
  sentBeforeMs: number,
): Promise<number[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id::text FROM generations
     WHERE state = 'submitting'
       AND (SELECT max(happened_at) FROM generation_events
            WHERE generation_id = generations.id AND event = 'submission-started'
           ) < to_timestamp($1::float8 / 1000)
     ORDER BY generations.id`,
    [sentBeforeMs],
  );
  return rows.map(({ id }) => Number(id));
}
