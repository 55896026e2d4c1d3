import type { Queryable } from '../pool.ts';

/**
 * The call was accepted. The id of its message goes where the call wants it remembered; null: there
 * is no message.
 */
export async function markOutboxDone(
  db: Queryable,
  outboxId: string,
  messageId: number | null,
): Promise<void> {
  await db.query(
    `WITH done AS (
       UPDATE outbox SET done_at = now()
       WHERE id = $1::bigint
       RETURNING chat_id, remember
     ), panel AS (
       UPDATE dialogues
       SET state = jsonb_set(state, '{panelMessageId}', to_jsonb($2::bigint))
       FROM done
       WHERE dialogues.chat_id = done.chat_id
         AND done.remember ? 'panel' AND $2::bigint IS NOT NULL
     )
     UPDATE generations
     SET progress_message_id = $2::bigint
     FROM done
     WHERE generations.id = (done.remember->>'progress')::bigint AND $2::bigint IS NOT NULL`,
    [outboxId, messageId],
  );
}
