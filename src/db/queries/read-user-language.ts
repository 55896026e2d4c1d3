import type { Language } from '../../../generated/messages.ts';
import type { Queryable } from '../pool.ts';

/** The language in which a user is spoken to; null when the user has not been seen. */
export async function readUserLanguage(db: Queryable, userId: number): Promise<Language | null> {
  const { rows } = await db.query<{ language: Language }>(
    'SELECT language FROM users WHERE id = $1::bigint',
    [userId],
  );
  return rows[0]?.language ?? null;
}
