import type { Generation } from '../../core/generation/generation.ts';
import { GENERATION_COLUMNS, type GenerationRow, generationOf } from '../generation-row.ts';
import type { Queryable } from '../pool.ts';

/** One page of the orders of a user, newest first, and whether there are older ones. */
export async function readUserGenerations(
  db: Queryable,
  userId: number,
  page: { /** From 0. */ readonly number: number; readonly size: number },
): Promise<{ readonly items: readonly Generation[]; readonly hasMore: boolean }> {
  const { rows } = await db.query<GenerationRow>(
    `SELECT ${GENERATION_COLUMNS} FROM generations
     WHERE user_id = $1::bigint
     ORDER BY generations.id DESC
     LIMIT $2::int OFFSET $3::bigint`,
    [userId, page.size + 1, page.number * page.size],
  );
  return { items: rows.slice(0, page.size).map(generationOf), hasMore: rows.length > page.size };
}
