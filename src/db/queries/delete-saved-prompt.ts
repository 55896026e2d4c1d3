import type { Queryable } from '../pool.ts';

/** Words that a user does not want to keep any more. */
export async function deleteSavedPrompt(db: Queryable, userId: number, id: number): Promise<void> {
  await db.query(`DELETE FROM saved_prompts WHERE id = $2::bigint AND user_id = $1::bigint`, [
    userId,
    id,
  ]);
}
