import type { Queryable } from '../pool.ts';

/** Keeps words for a user, once. */
export async function insertSavedPrompt(
  db: Queryable,
  userId: number,
  body: string,
): Promise<void> {
  await db.query(
    `INSERT INTO saved_prompts (user_id, body) VALUES ($1::bigint, $2::text)
     ON CONFLICT (user_id, md5(body)) DO NOTHING`,
    [userId, body],
  );
}
