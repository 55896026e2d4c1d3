import type { Queryable } from '../pool.ts';

/** The update with which an order was confirmed; null when there is no such order, or an old one. */
export async function readOrigin(db: Queryable, generationId: number): Promise<number | null> {
  const { rows } = await db.query<{ updateId: string | null }>(
    `SELECT update_id AS "updateId" FROM generations WHERE id = $1::bigint`,
    [generationId],
  );
  const updateId = rows[0]?.updateId ?? null;
  return updateId === null ? null : Number(updateId);
}
