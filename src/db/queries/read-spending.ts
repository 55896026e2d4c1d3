import type { Spending, SpendingPeriods } from '../../core/money/spending.ts';
import type { Queryable } from '../pool.ts';

/** What was charged to a user, by the ledger. */
export async function readSpending(
  db: Queryable,
  userId: number,
  { todayMs, weekMs, monthMs }: SpendingPeriods,
): Promise<Spending> {
  const { rows } = await db.query<{ today: string; week: string; month: string }>(
    `SELECT coalesce(-sum(amount_kopecks) FILTER (
              WHERE created_at >= to_timestamp($2::float8 / 1000)), 0)::text AS today,
            coalesce(-sum(amount_kopecks) FILTER (
              WHERE created_at >= to_timestamp($3::float8 / 1000)), 0)::text AS week,
            coalesce(-sum(amount_kopecks), 0)::text AS month
     FROM accounts
     JOIN postings ON account_id = accounts.id
     JOIN transfers ON transfers.id = transfer_id
     WHERE accounts.kind = 'user:held' AND user_id = $1::bigint AND transfers.kind = 'post'
       AND created_at >= to_timestamp($4::float8 / 1000)`,
    [userId, todayMs, weekMs, monthMs],
  );
  const { today = '0', week = '0', month = '0' } = rows[0] ?? {};
  return {
    todayKopecks: BigInt(today),
    weekKopecks: BigInt(week),
    monthKopecks: BigInt(month),
  };
}
