import type { Queryable } from '../pool.ts';

/** Another leader has taken over: this one may write nothing more. */
export class Deposed extends Error {
  override readonly name = 'Deposed';
}

/**
 * Makes sure that the leader of `epoch` leads until this transaction ends: a take-over waits for
 * it. The renewal of the lease does not. Throws {@link Deposed} when another one leads already.
 */
export async function fence(db: Queryable, epoch: number): Promise<void> {
  const { rowCount } = await db.query('SELECT FROM leader WHERE epoch = $1::bigint FOR KEY SHARE', [
    epoch,
  ]);
  if (rowCount !== 1) throw new Deposed(`Epoch ${epoch} is over.`);
}
