import type { Language } from '../../../generated/messages.ts';
import type { Queryable } from '../pool.ts';

/** Whose turn it is. */
export interface Recipient {
  readonly userId: number;
  readonly language: Language;
  readonly body: string;
  /** They have switched news off by now: nothing is to be sent, and that is written down. */
  readonly isDeclined: boolean;
}

/** The next one of a broadcast that runs, marked as being sent to; null when there is none. */
export async function takeRecipient(db: Queryable, broadcastId: string): Promise<Recipient | null> {
  const { rows } = await db.query<Recipient>(
    `UPDATE broadcast_recipients AS recipient
     SET state = CASE WHEN users.news_off_at IS NULL THEN 'sending' ELSE 'refused' END,
         is_declined = users.news_off_at IS NOT NULL
     FROM broadcasts, users
     WHERE broadcasts.id = $1::text AND broadcasts.state = 'running'
       AND recipient.broadcast_id = broadcasts.id
       AND users.id = recipient.user_id
       AND recipient.user_id = (
         SELECT user_id FROM broadcast_recipients
         WHERE broadcast_id = $1::text AND state = 'waiting'
         ORDER BY user_id LIMIT 1
       )
     RETURNING recipient.user_id::float8 AS "userId", body, users.language,
               recipient.is_declined AS "isDeclined"`,
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
