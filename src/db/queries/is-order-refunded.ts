import type { Queryable } from '../pool.ts';

/** Whether an admin has given the price of an order back. */
export async function isOrderRefunded(db: Queryable, generationId: number): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM transfers WHERE business_key = $1::text', [
    `order-refund:${generationId}`,
  ]);
  return rowCount === 1;
}
