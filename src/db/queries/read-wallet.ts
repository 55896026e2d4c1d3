import type { Wallet } from '../../core/money/wallet.ts';
import type { Queryable } from '../pool.ts';

/** What a user has; nothing when the user has not been seen. */
export async function readWallet(db: Queryable, userId: number): Promise<Wallet> {
  const { rows } = await db.query<{ available: string; held: string }>(
    `SELECT coalesce(sum(balance_kopecks) FILTER (WHERE kind = 'user:available'), 0)::text AS available,
            coalesce(sum(balance_kopecks) FILTER (WHERE kind = 'user:held'), 0)::text AS held
     FROM accounts
     WHERE kind IN ('user:available', 'user:held') AND user_id = $1::bigint`,
    [userId],
  );
  const { available = '0', held = '0' } = rows[0] ?? {};
  return { availableKopecks: BigInt(available), heldKopecks: BigInt(held) };
}
