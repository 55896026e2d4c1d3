import type { Queryable } from '../pool.ts';

/** The last round in which a result was shown to others; null: it never was. */
export async function readOwnShare(
  db: Queryable,
  generationId: number,
): Promise<{ readonly round: number; readonly isOpen: boolean } | null> {
  const { rows } = await db.query<{ round: number; isOpen: boolean }>(
    `SELECT round, withdrawn_at IS NULL AS "isOpen" FROM shares WHERE generation_id = $1::bigint`,
    [generationId],
  );
  return rows[0] ?? null;
}
