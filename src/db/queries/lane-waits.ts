import type { Queryable } from '../pool.ts';

/** Whether an update of this lane waits to be handled. */
export async function laneWaits(db: Queryable, lane: string): Promise<boolean> {
  const { rows } = await db.query<{ waits: boolean }>(
    `SELECT EXISTS (
       SELECT FROM inbox WHERE lane = $1::text AND handled_at IS NULL
     ) AS waits`,
    [lane],
  );
  return rows[0]?.waits === true;
}
