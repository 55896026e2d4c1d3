import type { BroadcastState } from '../../core/admin/broadcast.ts';
import type { Queryable } from '../pool.ts';

/** Lets a broadcast go on, wait or end. */
export async function moveBroadcast(
  db: Queryable,
  id: string,
  state: BroadcastState,
): Promise<void> {
  await db.query('UPDATE broadcasts SET state = $2::text WHERE id = $1::text', [id, state]);
}

/** It is done when it ran and nobody is left. */
export async function finishBroadcast(db: Queryable, id: string): Promise<void> {
  await db.query(
    `UPDATE broadcasts SET state = 'done'
     WHERE id = $1::text AND state = 'running' AND NOT EXISTS (
       SELECT FROM broadcast_recipients
       WHERE broadcast_id = broadcasts.id AND state IN ('waiting', 'sending')
     )`,
    [id],
  );
}
