import type { OwedCall } from '../../core/delivery/owed-call.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/** Writes down calls that a chat is owed, to be made in this order. */
export async function insertOutbox(
  db: Queryable,
  chatId: number,
  calls: readonly OwedCall[],
): Promise<void> {
  if (calls.length === 0) return;
  await db.query(
    `INSERT INTO outbox (chat_id, method, payload, remember)
     SELECT $1::bigint, call->>'method', call->'payload', nullif(call->'remember', 'null'::jsonb)
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS calls (call, place)
     ORDER BY place`,
    [chatId, jsonb(calls)],
  );
}
