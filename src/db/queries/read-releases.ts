import type { LedRelease, ReleaseFacts } from '../../core/release.ts';
import type { Queryable } from '../pool.ts';

interface Row {
  readonly version: string;
  readonly commit: string;
  readonly since: string;
}

/** The last terms are enough: a release that led longer ago than these is not asked for. */
const TERMS_MAX = 1_000;

/**
 * What release leads and which one led before it, each from its first term on. Terms of one release
 * that follow each other, such as after a crash, count as one.
 */
export async function readReleases(db: Queryable): Promise<ReleaseFacts> {
  const { rows } = await db.query<Row>(
    `WITH terms AS (
       SELECT epoch, version, git_commit, began_at
       FROM leader_terms ORDER BY epoch DESC LIMIT ${TERMS_MAX}
     ),
     firsts AS (
       SELECT *, (version, git_commit) IS DISTINCT FROM
                 (lag(version) OVER by_epoch, lag(git_commit) OVER by_epoch) AS is_first
       FROM terms WINDOW by_epoch AS (ORDER BY epoch)
     )
     SELECT version, git_commit AS commit,
            floor(extract(epoch FROM began_at) * 1000)::text AS since
     FROM firsts WHERE is_first ORDER BY epoch DESC LIMIT 2`,
  );
  const [current, previous] = rows.map(
    ({ version, commit, since }): LedRelease => ({ version, commit, sinceMs: Number(since) }),
  );
  return { current: current ?? null, previous: previous ?? null };
}
