import type { UserSettings } from '../../core/dialogue/user-settings.ts';
import type { Queryable } from '../pool.ts';

/** What a user wants to hear from now on. */
export async function writeSettings(
  db: Queryable,
  userId: number,
  { wantsNews, isQuiet }: UserSettings,
): Promise<void> {
  await db.query(
    `UPDATE users
     SET news_off_at = CASE WHEN NOT $2::boolean THEN coalesce(news_off_at, now()) END,
         is_quiet = $3::boolean
     WHERE id = $1::bigint`,
    [userId, wantsNews, isQuiet],
  );
}
