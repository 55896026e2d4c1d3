import type { Language } from '../../../generated/messages.ts';
import type { Queryable } from '../pool.ts';

export interface TouchedUser {
  readonly language: Language;
  /** The row was made now. */
  readonly isNew: boolean;
}

/**
 * Locks the row of a user until the transaction ends, and notes the present first name. On first
 * sight makes the row, in the given language, and both accounts.
 */
export async function touchUser(
  db: Queryable,
  user: { readonly id: number; readonly firstName: string; readonly language: Language },
): Promise<TouchedUser> {
  const known = await lockKnown(db, user.id, user.firstName);
  if (known !== null) return { language: known, isNew: false };
  if (await makeUser(db, user)) return { language: user.language, isNew: true };
  // Another transaction has made it in between.
  const made = await lockKnown(db, user.id, user.firstName);
  return { language: made ?? user.language, isNew: false };
}

async function lockKnown(db: Queryable, id: number, firstName: string): Promise<Language | null> {
  const { rows } = await db.query<{ language: Language; firstName: string }>(
    `SELECT language, first_name AS "firstName" FROM users
     WHERE id = $1::bigint FOR NO KEY UPDATE`,
    [id],
  );
  const [known] = rows;
  if (known === undefined) return null;
  if (known.firstName !== firstName) {
    await db.query('UPDATE users SET first_name = $2::text WHERE id = $1::bigint', [id, firstName]);
  }
  return known.language;
}

/** False when the user is there already. */
async function makeUser(
  db: Queryable,
  user: { readonly id: number; readonly firstName: string; readonly language: Language },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH made AS (
       INSERT INTO users (id, first_name, language)
       VALUES ($1::bigint, $2::text, $3::text)
       ON CONFLICT (id) DO NOTHING
       RETURNING id
     )
     INSERT INTO accounts (kind, user_id)
     SELECT account.kind, made.id
     FROM made CROSS JOIN (VALUES ('user:available'), ('user:held')) AS account (kind)`,
    [user.id, user.firstName, user.language],
  );
  return (rowCount ?? 0) > 0;
}
