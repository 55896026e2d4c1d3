import type { Language } from '../../../generated/messages.ts';
import type { Queryable } from '../pool.ts';

export interface TouchedUser {
  readonly language: Language;
  /** The row was made now. */
  readonly isNew: boolean;
}

/** A person as Telegram shows them now. */
export interface PresentUser {
  readonly id: number;
  readonly firstName: string;
  readonly username?: string | null;
  /** For a newcomer. */
  readonly language: Language;
}

/**
 * Locks the row of a user until the transaction ends, and notes the present names. Who is heard of
 * has not blocked the bot, unless that is what is heard. On first sight makes the row, in the given
 * language, and both accounts.
 */
export async function touchUser(db: Queryable, user: PresentUser): Promise<TouchedUser> {
  const known = await lockKnown(db, user);
  if (known !== null) return { language: known, isNew: false };
  if (await makeUser(db, user)) return { language: user.language, isNew: true };
  // Another transaction has made it in between.
  const made = await lockKnown(db, user);
  return { language: made ?? user.language, isNew: false };
}

interface KnownUser {
  readonly language: Language;
  readonly firstName: string;
  readonly username: string | null;
  readonly isBlocked: boolean;
}

async function lockKnown(
  db: Queryable,
  { id, firstName, username = null }: PresentUser,
): Promise<Language | null> {
  const { rows } = await db.query<KnownUser>(
    `SELECT language, first_name AS "firstName", username,
            blocked_at IS NOT NULL AS "isBlocked"
     FROM users
     WHERE id = $1::bigint FOR NO KEY UPDATE`,
    [id],
  );
  const [known] = rows;
  if (known === undefined) return null;
  const isRenamed = known.firstName !== firstName || known.username !== username;
  if (isRenamed || known.isBlocked) {
    await db.query(
      `UPDATE users SET first_name = $2::text, username = $3::text, username_noted_at = now(),
                        blocked_at = NULL
       WHERE id = $1::bigint`,
      [id, firstName, username],
    );
  }
  return known.language;
}

/** False when the user is there already. */
async function makeUser(db: Queryable, user: PresentUser): Promise<boolean> {
  const { rowCount } = await db.query(
    `WITH made AS (
       INSERT INTO users (id, first_name, language, username, username_noted_at)
       VALUES ($1::bigint, $2::text, $3::text, $4::text, now())
       ON CONFLICT (id) DO NOTHING
       RETURNING id
     )
     INSERT INTO accounts (kind, user_id)
     SELECT account.kind, made.id
     FROM made CROSS JOIN (VALUES ('user:available'), ('user:held')) AS account (kind)`,
    [user.id, user.firstName, user.language, user.username ?? null],
  );
  return (rowCount ?? 0) > 0;
}
