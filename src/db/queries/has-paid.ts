import type { Queryable } from '../pool.ts';

/**
 * Whether a user has paid: by a payment that did not go back, or for a result with more than what
 * was given to them.
 */
export async function hasPaid(db: Queryable, userId: number): Promise<boolean> {
  const { rows } = await db.query<{ hasPaid: boolean }>(
    `SELECT EXISTS (
       SELECT FROM payments WHERE user_id = $1::bigint AND refund_id IS NULL
     ) OR (
       SELECT coalesce(sum(amount_kopecks) FILTER (
                WHERE accounts.kind = 'user:held' AND transfers.kind = 'post'), 0)
            + coalesce(sum(amount_kopecks) FILTER (
                WHERE accounts.kind = 'user:available' AND transfers.kind IN ('welcome', 'adjust')
                  AND amount_kopecks > 0), 0) < 0
       FROM accounts
       JOIN postings ON account_id = accounts.id
       JOIN transfers ON transfers.id = transfer_id
       WHERE user_id = $1::bigint
     ) AS "hasPaid"`,
    [userId],
  );
  return rows[0]?.hasPaid ?? false;
}
