import type { SavedPrompt } from '../../core/prompts/saved-prompt.ts';
import type { Queryable } from '../pool.ts';

/** Words that this user keeps; null for those of others, and for what is no more. */
export async function readSavedPrompt(
  db: Queryable,
  userId: number,
  id: number,
): Promise<SavedPrompt | null> {
  const { rows } = await db.query<SavedPrompt>(
    `SELECT id::float8 AS id, body FROM saved_prompts
     WHERE id = $2::bigint AND user_id = $1::bigint`,
    [userId, id],
  );
  return rows[0] ?? null;
}
