import type { Incident } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

const COLUMNS = `
  id, (extract(epoch FROM happened_at) * 1000)::float8 AS "atMs", update_id::float8 AS "updateId",
  user_id::float8 AS "userId", update_kind AS "updateKind", generation_id::float8 AS "orderId",
  error`;

/** The last faults of ours, newest first. */
export async function readIncidents(db: Queryable, limit: number): Promise<Incident[]> {
  const { rows } = await db.query<Incident>(
    `SELECT ${COLUMNS} FROM incidents ORDER BY happened_at DESC LIMIT $1::int`,
    [limit],
  );
  return rows;
}

/** One of them, by the id that the user was shown; null when there is none. */
export async function readIncident(db: Queryable, id: string): Promise<Incident | null> {
  const { rows } = await db.query<Incident>(
    `SELECT ${COLUMNS} FROM incidents WHERE id = $1::text`,
    [id],
  );
  return rows[0] ?? null;
}
