import type { Queryable } from '../pool.ts';

/** The call was refused for good, in these words. */
export async function refuseOutbox(
  db: Queryable,
  outboxId: string,
  refusal: string,
): Promise<void> {
  await db.query(
    `UPDATE outbox SET done_at = now(), refusal = $2::text
     WHERE id = $1::bigint`,
    [outboxId, refusal],
  );
}
