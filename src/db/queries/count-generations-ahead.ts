import type { Queryable } from '../pool.ts';

/** How many orders were confirmed before this one and have not been sent to the vendor yet. */
export async function countGenerationsAhead(db: Queryable, id: number): Promise<number> {
  const { rows } = await db.query<{ ahead: number }>(
    `SELECT count(*)::int AS ahead FROM generations
     WHERE state = 'confirmed' AND id < $1::bigint`,
    [id],
  );
  return rows[0]?.ahead ?? 0;
}
