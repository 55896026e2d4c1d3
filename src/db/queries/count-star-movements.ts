import type { Queryable } from '../pool.ts';

/** How many payments in Stars have come in and gone back, together. */
export async function countStarMovements(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ movements: number }>(
    `SELECT (count(*) + count(refund_id))::float8 AS movements
     FROM payments WHERE currency = 'XTR'`,
  );
  return rows[0]?.movements ?? 0;
}
