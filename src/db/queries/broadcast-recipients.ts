import type { Queryable } from '../pool.ts';

/** The next one of a broadcast that runs, marked as being sent to; null when there is none. */
export async function takeRecipient(
  db: Queryable,
  broadcastId: string,
): Promise<{ readonly userId: number; readonly body: string } | null> {
  const { rows } = await db.query<{ userId: number; body: string }>(
    `UPDATE broadcast_recipients AS recipient SET state = 'sending'
     FROM broadcasts
     WHERE broadcasts.id = $1::text AND broadcasts.state = 'running'
       AND recipient.broadcast_id = broadcasts.id
       AND recipient.user_id = (
         SELECT user_id FROM broadcast_recipients
         WHERE broadcast_id = $1::text AND state = 'waiting'
         ORDER BY user_id LIMIT 1
       )
     RETURNING recipient.user_id::float8 AS "userId", body`,
    [broadcastId],
  );
  return rows[0] ?? null;
}

/** How it ended for somebody; what was thought to be unknown may be learned late. */
export async function markRecipient(
  db: Queryable,
  broadcastId: string,
  userId: number,
  state: 'waiting' | 'sent' | 'refused' | 'unknown',
): Promise<void> {
  await db.query(
    `UPDATE broadcast_recipients SET state = $3::text
     WHERE broadcast_id = $1::text AND user_id = $2::bigint
       AND (state = 'sending' OR (state = 'unknown' AND $3::text IN ('sent', 'refused')))`,
    [broadcastId, userId, state],
  );
}

/** Of those a process was sending to when it died, nobody knows. Returns how many they are. */
export async function giveUpRecipients(db: Queryable, broadcastId: string): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE broadcast_recipients SET state = 'unknown'
     WHERE broadcast_id = $1::text AND state = 'sending'`,
    [broadcastId],
  );
  return rowCount ?? 0;
}
