import type { Queryable } from '../pool.ts';

/** Notes that a user has had a promo code, by which transfer. */
export async function insertRedemption(
  db: Queryable,
  code: string,
  userId: number,
  transferId: string,
): Promise<void> {
  await db.query(
    `INSERT INTO promo_redemptions (code, user_id, transfer_id)
     VALUES ($1::text, $2::bigint, $3::bigint)`,
    [code, userId, transferId],
  );
}
