import type { Kopecks } from '../../core/money/kopecks.ts';
import type { Queryable } from '../pool.ts';

/** Takes one use of a promo code. Returns what it is worth; null when none is left. */
export async function takePromoUse(db: Queryable, code: string): Promise<Kopecks | null> {
  const { rows } = await db.query<{ kopecks: string }>(
    `UPDATE promo_codes SET uses_left = uses_left - 1
     WHERE code = $1::text AND uses_left > 0
     RETURNING kopecks::text`,
    [code],
  );
  const [row] = rows;
  return row === undefined ? null : BigInt(row.kopecks);
}
