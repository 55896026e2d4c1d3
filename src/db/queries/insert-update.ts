import type { Queryable } from '../pool.ts';

/** Stores a Telegram update. False when it is stored already. */
export async function insertUpdate(
  db: Queryable,
  updateId: number,
  payload: string,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO inbox (update_id, payload)
     VALUES ($1::bigint, $2::text)
     ON CONFLICT (update_id) DO NOTHING`,
    [updateId, payload],
  );
  return rowCount === 1;
}
