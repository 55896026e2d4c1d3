import type { PromoCard } from '../../core/admin/promo-card.ts';
import type { Queryable } from '../pool.ts';

const LATEST_MAX = 15;

type Row = Omit<PromoCard, 'kopecks'> & { readonly kopecks: string };

/** Each use that was taken is a row of the redemptions: both together are for how many it is. */
const COLUMNS = `
  promo_codes.code, kopecks::text, uses_left + redeemed AS uses, redeemed,
  (extract(epoch FROM expires_at) * 1000)::float8 AS "expiresAtMs",
  switched_off_at IS NOT NULL AS "isOff"`;
const COUNTED = `
  CROSS JOIN LATERAL (SELECT count(*)::int AS redeemed FROM promo_redemptions
                      WHERE promo_redemptions.code = promo_codes.code) AS counted`;

/** The latest promo codes, newest first. */
export async function readPromos(db: Queryable): Promise<readonly PromoCard[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM promo_codes ${COUNTED} ORDER BY created_at DESC, code LIMIT $1::int`,
    [LATEST_MAX],
  );
  return rows.map(cardOf);
}

/** One of them; null when there is none of this name. `lock`: it stays so in this transaction. */
export async function readPromo(
  db: Queryable,
  code: string,
  lock: boolean,
): Promise<PromoCard | null> {
  if (lock) {
    await db.query('SELECT FROM promo_codes WHERE code = $1::text FOR NO KEY UPDATE', [code]);
  }
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM promo_codes ${COUNTED} WHERE promo_codes.code = $1::text`,
    [code],
  );
  const [row] = rows;
  return row === undefined ? null : cardOf(row);
}

function cardOf({ kopecks, ...rest }: Row): PromoCard {
  return { ...rest, kopecks: BigInt(kopecks) };
}
