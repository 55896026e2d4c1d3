import type { Queryable } from '../pool.ts';

/** Whatever this user has asked until now is answered. */
export async function closeQuestions(
  db: Queryable,
  userId: number,
  answeredBy: number,
): Promise<void> {
  await db.query(
    `UPDATE questions SET answered_at = now(), answered_by = $2::bigint
     WHERE user_id = $1::bigint AND answered_at IS NULL`,
    [userId, answeredBy],
  );
}
