import type { Queryable } from '../pool.ts';

/** Chats that are owed calls. */
export async function findOutboxChats(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ chatId: string }>(
    `SELECT DISTINCT chat_id::text AS "chatId"
     FROM outbox
     WHERE done_at IS NULL`,
  );
  return rows.map(({ chatId }) => Number(chatId));
}
