import type { Queryable } from '../pool.ts';

/** An update that is answered although nobody leads. */
export interface UnledUpdate {
  readonly updateId: number;
  readonly lane: string;
  /** As Telegram sent it. */
  readonly payload: string;
}

/**
 * Updates for a PASSIVE instance to answer, oldest first: they count as handled from this statement
 * on. None while a leader lives. Payments are never among them: they wait for a leader. A text that
 * only looks like a payment waits with them.
 */
export async function claimUnledUpdates(db: Queryable, limit: number): Promise<UnledUpdate[]> {
  const { rows } = await db.query<{ id: string; lane: string; payload: string }>(
    `UPDATE inbox SET handled_at = now()
     WHERE update_id IN (
       SELECT update_id FROM inbox
       WHERE handled_at IS NULL
         AND lane LIKE 'chat:%'
         AND strpos(payload, 'successful_payment') = 0
         AND strpos(payload, 'refunded_payment') = 0
         AND NOT EXISTS (SELECT FROM leader WHERE expires_at > clock_timestamp())
       ORDER BY update_id
       LIMIT $1::int
       FOR UPDATE SKIP LOCKED
     )
     RETURNING update_id::text AS id, lane, payload`,
    [limit],
  );
  return rows
    .map(({ id, lane, payload }) => ({ updateId: Number(id), lane, payload }))
    .sort((a, b) => a.updateId - b.updateId);
}
