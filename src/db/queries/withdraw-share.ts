import type { Queryable } from '../pool.ts';

/** The link of a result shows nothing any more. Withdrawn already, it stays so. */
export async function withdrawShare(db: Queryable, generationId: number): Promise<void> {
  await db.query(
    `UPDATE shares SET withdrawn_at = now()
     WHERE generation_id = $1::bigint AND withdrawn_at IS NULL`,
    [generationId],
  );
}
