import type { Queryable } from '../pool.ts';

export interface Term {
  readonly epoch: number;
  readonly instance: string;
  readonly version: string;
  readonly commit: string;
}

/** Writes down who leads from now on. Saying it again changes nothing. */
export async function insertTerm(db: Queryable, term: Term): Promise<void> {
  await db.query(
    `INSERT INTO terms (epoch, instance, version, commit)
     VALUES ($1::bigint, $2::text, $3::text, $4::text) ON CONFLICT (epoch) DO NOTHING`,
    [term.epoch, term.instance, term.version, term.commit],
  );
}
