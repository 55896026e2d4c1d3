import type { Queryable } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { wakeLanes } from '../db/queries/wake-lanes.ts';

/**
 * Owes each of these a message, in the transaction `db`; `payloadFor` makes it for one of them. In
 * a private chat the chat has the id of the user. Whoever leads sends it.
 */
export async function tellTeam(
  db: Queryable,
  ids: readonly number[],
  payloadFor: (id: number) => Promise<object>,
): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) {
    const payload = await payloadFor(id);
    await insertOutbox(db, id, [{ method: 'sendMessage', payload, remember: null }]);
  }
  await wakeLanes(
    db,
    ids.map((id) => `chat:${id}`),
  );
}
