import type { NewPromo } from '../../core/money/promo.ts';
import type { Queryable } from '../pool.ts';

/** Makes a promo code. False when there is one of that name. */
export async function insertPromo(
  db: Queryable,
  { code, kopecks, uses, days }: NewPromo,
  createdBy: number,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO promo_codes (code, kopecks, uses_left, expires_at, created_by)
     VALUES ($1::text, $2::bigint, $3::int, now() + make_interval(days => $4::int), $5::bigint)
     ON CONFLICT (code) DO NOTHING`,
    [code, kopecks, uses, days, createdBy],
  );
  return rowCount === 1;
}
