import type { Generation } from '../../core/generation/generation.ts';
import { GENERATION_COLUMNS, type GenerationRow, generationOf } from '../generation-row.ts';
import type { Queryable } from '../pool.ts';

/** An order, locked until the transaction ends; null when there is none of this id. */
export async function lockGeneration(db: Queryable, id: number): Promise<Generation | null> {
  const { rows } = await db.query<GenerationRow>(
    `SELECT ${GENERATION_COLUMNS} FROM generations WHERE id = $1::bigint FOR NO KEY UPDATE`,
    [id],
  );
  const [row] = rows;
  return row === undefined ? null : generationOf(row);
}
