import type { Queryable } from '../pool.ts';

/** Marks an order as one of the best of its user, or takes the mark away. */
export async function writeFavourite(
  db: Queryable,
  generationId: number,
  isOn: boolean,
): Promise<void> {
  await db.query(
    `UPDATE generations SET favourite_at = CASE WHEN $2::boolean THEN now() END
     WHERE id = $1::bigint`,
    [generationId, isOn],
  );
}
