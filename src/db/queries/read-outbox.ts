import type { Queryable } from '../pool.ts';

export interface OutboxRow {
  readonly id: string;
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Which of the calls that a chat is owed. */
export type OutboxPart =
  /** All but fresh answers to a checkout: those have a way of their own, for they cannot wait. */
  | 'chat'
  /** The answers to a checkout alone. */
  | 'checkout';

/** After this Telegram takes no answer to a checkout. */
const CHECKOUT_SECONDS = 10;

/** The next calls that a chat is owed, in the order in which they are to be made. */
export async function readOutbox(
  db: Queryable,
  chatId: number,
  part: OutboxPart,
  limit: number,
): Promise<OutboxRow[]> {
  const { rows } = await db.query<OutboxRow>(
    `SELECT id::text, method, payload
     FROM outbox
     WHERE chat_id = $1::bigint AND done_at IS NULL
       AND CASE $2::text
             WHEN 'checkout' THEN method = 'answerPreCheckoutQuery'
             ELSE method <> 'answerPreCheckoutQuery'
                  OR created_at < now() - make_interval(secs => ${CHECKOUT_SECONDS})
           END
     ORDER BY outbox.id
     LIMIT $3::int`,
    [chatId, part, limit],
  );
  return rows;
}
