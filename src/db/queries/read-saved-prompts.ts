import {
  PROMPTS_PER_PAGE,
  type PromptPage,
  type SavedPrompt,
} from '../../core/prompts/saved-prompt.ts';
import type { Queryable } from '../pool.ts';

/** A page of the words that a user keeps, newest first; the last page when there is no such one. */
export async function readSavedPrompts(
  db: Queryable,
  userId: number,
  page: number,
): Promise<PromptPage> {
  const { rows } = await db.query<SavedPrompt & { readonly total: number }>(
    `WITH counted AS (
       SELECT count(*)::int AS total FROM saved_prompts WHERE user_id = $1::bigint
     )
     SELECT id::float8 AS id, body, total
     FROM saved_prompts CROSS JOIN counted
     WHERE user_id = $1::bigint
     ORDER BY saved_prompts.id DESC
     LIMIT $2::int
     OFFSET (SELECT least($3::bigint, greatest(0, (total - 1) / $2::int)) * $2::int FROM counted)`,
    [userId, PROMPTS_PER_PAGE, page],
  );
  return {
    items: rows.map(({ id, body }) => ({ id, body })),
    total: rows[0]?.total ?? 0,
  };
}
