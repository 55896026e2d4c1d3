import type { Generation } from '../../core/generation/generation.ts';
import type { ShareRef } from '../../core/result/share.ts';
import { GENERATION_COLUMNS, type GenerationRow, generationOf } from '../generation-row.ts';
import type { Queryable } from '../pool.ts';

/**
 * An order whose results its owner shows to others; null when the link was withdrawn, and when the
 * owner is banned.
 */
export async function readShared(
  db: Queryable,
  { generationId, round }: ShareRef,
): Promise<Generation | null> {
  const { rows } = await db.query<GenerationRow>(
    `SELECT ${GENERATION_COLUMNS} FROM generations
     WHERE id = $1::bigint
       AND EXISTS (SELECT FROM shares
                   WHERE generation_id = $1::bigint AND round = $2::int AND withdrawn_at IS NULL)
       AND NOT EXISTS (SELECT FROM bans WHERE bans.user_id = generations.user_id)`,
    [generationId, round],
  );
  const [row] = rows;
  return row === undefined ? null : generationOf(row);
}
