import type { Queryable } from '../pool.ts';

/** Notes that these callbacks have been looked at. */
export async function markGenerationCallbacks(
  db: Queryable,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await db.query(
    `UPDATE kie_callbacks SET handled_at = now()
     WHERE id = ANY ($1::bigint[]) AND handled_at IS NULL`,
    [ids],
  );
}
