import type { Broadcast } from '../../core/admin/broadcast.ts';
import type { Queryable } from '../pool.ts';

const COLUMNS = `
  broadcasts.id, body, segment, broadcasts.state,
  (extract(epoch FROM created_at) * 1000)::float8 AS "createdAtMs",
  count(user_id)::int AS recipients,
  (count(*) FILTER (WHERE recipient.state = 'sent'))::int AS sent,
  (count(*) FILTER (WHERE recipient.state = 'refused' AND NOT is_declined))::int AS refused,
  (count(*) FILTER (WHERE is_declined))::int AS declined,
  (count(*) FILTER (WHERE recipient.state = 'unknown'))::int AS unknown`;

const LATEST_MAX = 8;

/** The latest broadcasts and how far they are, newest first. */
export async function readBroadcasts(db: Queryable): Promise<readonly Broadcast[]> {
  const { rows } = await db.query<Broadcast>(
    `SELECT ${COLUMNS}
     FROM (SELECT * FROM broadcasts ORDER BY created_at DESC LIMIT $1::int) AS broadcasts
     LEFT JOIN broadcast_recipients AS recipient ON broadcast_id = broadcasts.id
     GROUP BY broadcasts.id, body, segment, broadcasts.state, created_at
     ORDER BY created_at DESC`,
    [LATEST_MAX],
  );
  return rows;
}

/** One of them; null when there is none of this id. `lock`: it stays so until the transaction ends. */
export async function readBroadcast(
  db: Queryable,
  id: string,
  lock: boolean,
): Promise<Broadcast | null> {
  if (lock) {
    await db.query('SELECT FROM broadcasts WHERE id = $1::text FOR NO KEY UPDATE', [id]);
  }
  const { rows } = await db.query<Broadcast>(
    `SELECT ${COLUMNS} FROM broadcasts
     LEFT JOIN broadcast_recipients AS recipient ON broadcast_id = broadcasts.id
     WHERE broadcasts.id = $1::text
     GROUP BY broadcasts.id`,
    [id],
  );
  return rows[0] ?? null;
}
