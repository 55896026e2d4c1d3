import type { Queryable } from '../pool.ts';

/** A Telegram update, with its text as it came. */
export interface NewUpdate {
  readonly updateId: number;
  readonly payload: string;
}

/** Stores updates whose ids all differ. Returns the ids of those that were not stored before. */
export async function insertUpdates(
  db: Queryable,
  updates: readonly NewUpdate[],
): Promise<Set<number>> {
  // In the order of the ids: two instances that store the same updates cannot block each other.
  const inOrder = updates.toSorted((a, b) => a.updateId - b.updateId);
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO inbox (update_id, payload)
     SELECT * FROM unnest($1::bigint[], $2::text[])
     ON CONFLICT (update_id) DO NOTHING
     RETURNING update_id::text AS id`,
    [inOrder.map(({ updateId }) => updateId), inOrder.map(({ payload }) => payload)],
  );
  return new Set(rows.map(({ id }) => Number(id)));
}
