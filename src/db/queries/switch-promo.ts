import type { Queryable } from '../pool.ts';

/** Lets nobody redeem a promo code any more, or lets them again. What was redeemed stays. */
export async function switchPromo(db: Queryable, code: string, isOff: boolean): Promise<void> {
  await db.query(
    `UPDATE promo_codes SET switched_off_at = CASE WHEN $2::boolean THEN now() END
     WHERE code = $1::text`,
    [code, isOff],
  );
}
