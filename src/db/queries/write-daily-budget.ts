import type { Kopecks } from '../../core/money/kopecks.ts';
import type { Queryable } from '../pool.ts';

/** What a user wants to spend in a day at most; null: no limit. */
export async function writeDailyBudget(
  db: Queryable,
  userId: number,
  kopecks: Kopecks | null,
): Promise<void> {
  await db.query('UPDATE users SET daily_budget_kopecks = $2::bigint WHERE id = $1::bigint', [
    userId,
    kopecks,
  ]);
}
