import type { Incident } from '../../core/admin/incident.ts';
import type { Queryable } from '../pool.ts';

const COLUMNS = `
  id, (extract(epoch FROM happened_at) * 1000)::float8 AS "atMs", update_id::float8 AS "updateId",
  user_id::float8 AS "userId", asked, order_id::float8 AS "orderId",
  error_class AS "errorClass", error_message AS "errorMessage", told_in AS "toldIn"`;

/** What went wrong under this number; null: nothing, or it is past its retention. */
export async function readIncident(db: Queryable, id: string): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(
    `SELECT ${COLUMNS} FROM incidents WHERE id = $1::text`,
    [id],
  );
  return rows[0] ?? null;
}

/** The latest, newest first. */
export async function readLatestIncidents(
  db: Queryable,
  count: number,
): Promise<readonly Incident[]> {
  const { rows } = await db.query<Incident>(
    `SELECT ${COLUMNS} FROM incidents ORDER BY happened_at DESC LIMIT $1::int`,
    [count],
  );
  return rows;
}
