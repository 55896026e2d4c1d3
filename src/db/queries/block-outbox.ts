import type { Queryable } from '../pool.ts';

/**
 * The chat lets the bot say nothing: its user counts as having blocked the bot, and all that would
 * be said to it is refused. What is not said to the chat, such as a refund, stays owed. Returns how
 * many calls were refused.
 */
export async function blockOutbox(db: Queryable, chatId: number, refusal: string): Promise<number> {
  const { rowCount } = await db.query(
    `WITH blocked AS (
       UPDATE users SET blocked_at = now()
       WHERE id = $1::bigint AND blocked_at IS NULL
     )
     UPDATE outbox SET done_at = now(), refusal = $2::text
     WHERE chat_id = $1::bigint AND done_at IS NULL AND payload ? 'chat_id'`,
    [chatId, refusal],
  );
  return rowCount ?? 0;
}
