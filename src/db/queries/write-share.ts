import type { ShareRef } from '../../core/result/share.ts';
import type { Queryable } from '../pool.ts';

/** Shows a result to whoever has the link of this round. An earlier round does not come back. */
export async function writeShare(db: Queryable, { generationId, round }: ShareRef): Promise<void> {
  await db.query(
    `INSERT INTO shares (generation_id, round) VALUES ($1::bigint, $2::int)
     ON CONFLICT (generation_id) DO UPDATE
       SET round = EXCLUDED.round, shared_at = now(), withdrawn_at = NULL
       WHERE shares.round < EXCLUDED.round`,
    [generationId, round],
  );
}
