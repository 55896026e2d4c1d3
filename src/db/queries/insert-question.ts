import type { Queryable } from '../pool.ts';

/** What a user asks waits for an answer from now on. */
export async function insertQuestion(db: Queryable, userId: number, body: string): Promise<void> {
  await db.query(`INSERT INTO questions (user_id, body) VALUES ($1::bigint, $2::text)`, [
    userId,
    body,
  ]);
}
