import type { Language } from '../../../generated/messages.ts';
import type { Queryable } from '../pool.ts';

/** In which language a user is spoken to from now on. */
export async function setUserLanguage(
  db: Queryable,
  userId: number,
  language: Language,
): Promise<void> {
  await db.query('UPDATE users SET language = $2::text WHERE id = $1::bigint', [userId, language]);
}
