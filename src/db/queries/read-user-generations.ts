import { type HistorySelection, selectionOf } from '../../core/dialogue/history.ts';
import type { Generation } from '../../core/generation/generation.ts';
import { GENERATION_COLUMNS, type GenerationRow, generationOf } from '../generation-row.ts';
import type { Queryable } from '../pool.ts';

/** Which orders, and which page of them. */
export interface GenerationsAsked {
  /** From 0. */
  readonly number: number;
  readonly size: number;
  /** Absent: all. */
  readonly selection?: HistorySelection;
}

/** One page of the orders of a user, newest first, and whether there are older ones. */
export async function readUserGenerations(
  db: Queryable,
  userId: number,
  { number, size, selection = selectionOf('all') }: GenerationsAsked,
): Promise<{ readonly items: readonly Generation[]; readonly hasMore: boolean }> {
  const { states, modelIds, onlyFavourites } = selection;
  const { rows } = await db.query<GenerationRow>(
    `SELECT ${GENERATION_COLUMNS} FROM generations
     WHERE user_id = $1::bigint
       AND ($4::text[] IS NULL OR state = ANY ($4::text[]))
       AND ($5::text[] IS NULL OR model_id = ANY ($5::text[]))
       AND (NOT $6::boolean OR favourite_at IS NOT NULL)
     ORDER BY generations.id DESC
     LIMIT $2::int OFFSET $3::bigint`,
    [userId, size + 1, number * size, states, modelIds, onlyFavourites],
  );
  return { items: rows.slice(0, size).map(generationOf), hasMore: rows.length > size };
}
