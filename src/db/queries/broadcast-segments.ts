import type { Segment, SegmentSizes } from '../../core/admin/broadcast.ts';
import type { Queryable } from '../pool.ts';

/** Who can be written to at all. */
const REACHABLE = `blocked_at IS NULL AND NOT EXISTS (SELECT FROM bans WHERE user_id = users.id)`;

const CONDITIONS: Readonly<Record<Segment, string>> = {
  all: 'true',
  active: `EXISTS (SELECT FROM generations WHERE user_id = users.id
                   AND created_at >= now() - interval '30 days')`,
  payers: 'EXISTS (SELECT FROM payments WHERE user_id = users.id AND refund_id IS NULL)',
  ru: `language = 'ru'`,
  en: `language = 'en'`,
};

/** How many people are in each segment now. Who has switched news off is none of them. */
export async function countSegments(db: Queryable): Promise<SegmentSizes> {
  const counts = Object.entries(CONDITIONS).map(
    ([segment, condition]) => `(count(*) FILTER (WHERE ${condition}))::int AS "${segment}"`,
  );
  const { rows } = await db.query<SegmentSizes>(
    `SELECT ${counts.join(', ')} FROM users WHERE ${REACHABLE} AND news_off_at IS NULL`,
  );
  return rows[0] as SegmentSizes;
}

/**
 * Writes a broadcast down with everybody who is to get it, once for each id. Who has switched news
 * off is on the list too, so that it can be told how many they are; nothing is sent to them.
 */
export async function insertBroadcast(
  db: Queryable,
  { id, body, segment }: { readonly id: string; readonly body: string; readonly segment: Segment },
  createdBy: number,
): Promise<void> {
  await db.query(
    `WITH begun AS (
       INSERT INTO broadcasts (id, body, segment, state, created_by)
       VALUES ($1::text, $2::text, $3::text, 'running', $4::bigint)
       ON CONFLICT (id) DO NOTHING RETURNING id
     )
     INSERT INTO broadcast_recipients (broadcast_id, user_id)
     SELECT begun.id, users.id FROM begun CROSS JOIN users
     WHERE ${REACHABLE} AND ${CONDITIONS[segment]}`,
    [id, body, segment, createdBy],
  );
}
