import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import type { Queryable } from '../pool.ts';

/** Where a chat stands in its conversation; null when it has not begun. */
export async function readDialogue(db: Queryable, chatId: number): Promise<Dialogue | null> {
  const { rows } = await db.query<{ state: Dialogue }>(
    'SELECT state FROM dialogues WHERE chat_id = $1::bigint',
    [chatId],
  );
  return rows[0]?.state ?? null;
}
