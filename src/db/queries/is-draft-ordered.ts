import type { Queryable } from '../pool.ts';

/** Whether an order was made of this draft. */
export async function isDraftOrdered(db: Queryable, draftId: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM generations WHERE draft_id = $1::text', [
    draftId,
  ]);
  return (rowCount ?? 0) > 0;
}
