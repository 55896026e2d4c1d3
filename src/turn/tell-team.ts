import type { Queryable } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';

/**
 * Owes each admin a message, in the transaction `db`; `payloadFor` makes it for one of them. In a
 * private chat the chat has the id of the user. Whoever leads sends it.
 */
export async function tellAdmins(
  db: Queryable,
  adminIds: readonly number[],
  payloadFor: (adminId: number) => object | Promise<object>,
): Promise<void> {
  if (adminIds.length === 0) return;
  for (const adminId of adminIds) {
    const payload = await payloadFor(adminId);
    await insertOutbox(db, adminId, [{ method: 'sendMessage', payload, remember: null }]);
  }
  await wakeLanes(
    db,
    adminIds.map((adminId) => `chat:${adminId}`),
  );
}
