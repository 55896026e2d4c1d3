import type { PromoFacts } from '../../core/money/promo.ts';
import type { Queryable } from '../pool.ts';

/**
 * A promo code as it stands for a user, locked until the transaction ends; null: there is none. One
 * that is switched off has expired long ago, whatever the clocks of the instances say.
 */
export async function lockPromo(
  db: Queryable,
  code: string,
  userId: number,
): Promise<PromoFacts | null> {
  const { rows } = await db.query<Omit<PromoFacts, 'kopecks' | 'isRedeemed'> & { kopecks: string }>(
    `SELECT code, kopecks::text, uses_left AS "usesLeft",
            CASE WHEN switched_off_at IS NULL
                 THEN (extract(epoch FROM expires_at) * 1000)::float8 ELSE 0 END AS "expiresAtMs"
     FROM promo_codes WHERE code = $1::text FOR NO KEY UPDATE`,
    [code],
  );
  const [row] = rows;
  if (row === undefined) return null;
  // Asked after the lock is there: what others have redeemed meanwhile is seen.
  const { rowCount } = await db.query(
    'SELECT FROM promo_redemptions WHERE code = $1::text AND user_id = $2::bigint',
    [code, userId],
  );
  return { ...row, kopecks: BigInt(row.kopecks), isRedeemed: rowCount === 1 };
}
