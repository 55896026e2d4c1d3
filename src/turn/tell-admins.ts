import type { Queryable } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';
import { type Html, shortenHtml } from '../telegram/html.ts';

/** What Telegram takes. In UTF-16 units. */
const LENGTH_MAX = 4_096;

/**
 * Owes each admin this message, in the transaction `db`. In a private chat the chat has the id of
 * the user. Whoever leads sends it.
 */
export async function tellAdmins(
  db: Queryable,
  adminIds: readonly number[],
  message: Html,
): Promise<void> {
  if (adminIds.length === 0) return;
  const text = shortenHtml(message, LENGTH_MAX).source;
  for (const adminId of adminIds) {
    const payload = { chat_id: adminId, text, parse_mode: 'HTML' };
    await insertOutbox(db, adminId, [{ method: 'sendMessage', payload, remember: null }]);
  }
  await wakeLanes(
    db,
    adminIds.map((adminId) => `chat:${adminId}`),
  );
}
