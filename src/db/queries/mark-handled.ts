import type { Queryable } from '../pool.ts';

const MARK = {
  name: 'mark-handled',
  text: `UPDATE inbox SET handled_at = now(), incident = $2::text
   WHERE update_id = $1::bigint AND handled_at IS NULL`,
};

/**
 * Says that an update is done with. The incident is the id under which the log holds why it could
 * not be handled; null when it could. False when it was done with before.
 */
export async function markHandled(
  db: Queryable,
  updateId: number,
  incident: string | null,
): Promise<boolean> {
  const { rowCount } = await db.query(MARK, [updateId, incident]);
  return rowCount === 1;
}
