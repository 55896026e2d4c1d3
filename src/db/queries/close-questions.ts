import type { Queryable } from '../pool.ts';

/** This question of a user and those before it are answered. */
export async function closeQuestions(
  db: Queryable,
  { userId, questionId }: { readonly userId: number; readonly questionId: number },
  answeredBy: number,
): Promise<void> {
  await db.query(
    `UPDATE questions SET answered_at = now(), answered_by = $3::bigint
     WHERE user_id = $1::bigint AND id <= $2::bigint AND answered_at IS NULL`,
    [userId, questionId, answeredBy],
  );
}
