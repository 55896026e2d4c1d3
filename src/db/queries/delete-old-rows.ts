import { type TableName, tables } from '../../../generated/database.ts';
import type { Queryable } from '../pool.ts';

/** Tables whose rows are not kept for ever. */
export type ExpiringTable = {
  [Name in TableName]: (typeof tables)[Name]['retentionDays'] extends number ? Name : never;
}[TableName];

/**
 * Oldest first, and only what is done with: a row that still waits is never old. `$1` is how many
 * days are kept, `$2` how many rows go at once.
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
};

/** All tables whose rows are not kept for ever. */
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
