import { type TableName, tables } from '../../../generated/database.ts';
import type { Queryable } from '../pool.ts';

/** Tables whose rows are not kept for ever. */
export type ExpiringTable = {
  [Name in TableName]: (typeof tables)[Name]['retentionDays'] extends number ? Name : never;
}[TableName];

/**
 * Oldest first, and only what is done with: a row that still waits is never old. `$1` is how many
 * days are kept, `$2` how many rows go at once. They run from top to bottom: rows that name others
 * go before those.
 */
const DELETE: Readonly<Record<ExpiringTable, string>> = {
  inbox: `
    DELETE FROM inbox WHERE update_id IN (
      SELECT update_id FROM inbox
      WHERE handled_at IS NOT NULL AND received_at < now() - make_interval(days => $1::int)
      ORDER BY update_id LIMIT $2::int
    )`,
  kie_callbacks: `
    DELETE FROM kie_callbacks WHERE id IN (
      SELECT id FROM kie_callbacks
      WHERE handled_at IS NOT NULL AND received_at < now() - make_interval(days => $1::int)
      ORDER BY id LIMIT $2::int
    )`,
  incidents: `
    DELETE FROM incidents WHERE id IN (
      SELECT id FROM incidents
      WHERE happened_at < now() - make_interval(days => $1::int)
      ORDER BY happened_at LIMIT $2::int
    )`,
  questions: `
    DELETE FROM questions WHERE id IN (
      SELECT id FROM questions
      WHERE answered_at < now() - make_interval(days => $1::int)
      ORDER BY id LIMIT $2::int
    )`,
  instances: `
    DELETE FROM instances WHERE name IN (
      SELECT name FROM instances
      WHERE seen_at < now() - make_interval(days => $1::int)
      ORDER BY seen_at LIMIT $2::int
    )`,
  outbox: `
    DELETE FROM outbox WHERE id IN (
      SELECT id FROM outbox
      WHERE done_at IS NOT NULL AND created_at < now() - make_interval(days => $1::int)
      ORDER BY id LIMIT $2::int
    )`,
  // Locked, because whoever comes back at this moment writes the row anew: then it is not old.
  dialogues: `
    DELETE FROM dialogues WHERE chat_id IN (
      SELECT chat_id FROM dialogues
      WHERE updated_at < now() - make_interval(days => $1::int)
        AND NOT EXISTS (
          SELECT FROM generations
          WHERE generations.chat_id = dialogues.chat_id
            AND generations.state NOT IN ('delivered', 'failed', 'cancelled', 'expired')
        )
        AND NOT EXISTS (
          SELECT FROM outbox WHERE outbox.chat_id = dialogues.chat_id AND done_at IS NULL
        )
        AND NOT EXISTS (
          SELECT FROM inbox WHERE lane = 'chat:' || dialogues.chat_id AND handled_at IS NULL
        )
      ORDER BY updated_at LIMIT $2::int
      FOR UPDATE SKIP LOCKED
    )`,
  broadcast_recipients: `
    DELETE FROM broadcast_recipients WHERE (broadcast_id, user_id) IN (
      SELECT broadcast_id, user_id
      FROM broadcasts JOIN broadcast_recipients ON broadcast_id = broadcasts.id
      WHERE broadcasts.state IN ('stopped', 'done')
        AND created_at < now() - make_interval(days => $1::int)
      ORDER BY created_at LIMIT $2::int
    )`,
  broadcasts: `
    DELETE FROM broadcasts WHERE id IN (
      SELECT id FROM broadcasts
      WHERE state IN ('stopped', 'done') AND created_at < now() - make_interval(days => $1::int)
        AND NOT EXISTS (SELECT FROM broadcast_recipients WHERE broadcast_id = broadcasts.id)
      ORDER BY created_at LIMIT $2::int
    )`,
};

/** All tables whose rows are not kept for ever, in the order in which they are cleaned. */
export const expiringTables = Object.keys(DELETE) as readonly ExpiringTable[];

/**
 * Deletes up to `rowsMax` rows that are done with and older than the contract keeps them. Returns
 * how many went.
 */
export async function deleteOldRows(
  db: Queryable,
  table: ExpiringTable,
  rowsMax: number,
): Promise<number> {
  const { rowCount } = await db.query(DELETE[table], [tables[table].retentionDays, rowsMax]);
  return rowCount ?? 0;
}
