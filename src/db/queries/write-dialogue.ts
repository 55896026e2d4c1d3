import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Puts a new state of the conversation in the place of the old one. */
export async function writeDialogue(
  db: Queryable,
  chatId: number,
  dialogue: Dialogue,
): Promise<void> {
  await db.query(
    `INSERT INTO dialogues (chat_id, state)
     VALUES ($1::bigint, $2::jsonb)
     ON CONFLICT (chat_id) DO UPDATE SET state = excluded.state, updated_at = now()`,
    [chatId, jsonb(dialogue)],
  );
}
