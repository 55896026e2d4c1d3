import type { Queryable } from '../pool.ts';

/** An update that waits to be handled. */
export interface WaitingUpdate {
  readonly updateId: number;
  /** As Telegram sent it. */
  readonly payload: string;
  readonly receivedAtMs: number;
}

const NEXT = {
  name: 'next-update',
  text: `SELECT update_id::text AS id, payload,
          floor(extract(epoch FROM received_at) * 1000)::text AS received
   FROM inbox
   WHERE lane = $1::text AND handled_at IS NULL
   ORDER BY update_id
   LIMIT 1
   FOR UPDATE`,
};

/**
 * The first update of a lane that nobody has handled; null when there is none. Within a transaction
 * it is locked: another that asks for the lane waits until this one is over.
 */
export async function nextUpdate(db: Queryable, lane: string): Promise<WaitingUpdate | null> {
  const { rows } = await db.query<{ id: string; payload: string; received: string }>(NEXT, [lane]);
  const [row] = rows;
  if (row === undefined) return null;
  const { id, payload, received } = row;
  return { updateId: Number(id), payload, receivedAtMs: Number(received) };
}
