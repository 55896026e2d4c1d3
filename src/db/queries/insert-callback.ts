import type { Queryable } from '../pool.ts';

/** Stores a vendor callback as it came. */
export async function insertCallback(db: Queryable, jobToken: string, body: string): Promise<void> {
  await db.query(
    `INSERT INTO kie_callbacks (job_token, body)
     VALUES ($1::text, $2::text)`,
    [jobToken, body],
  );
}
