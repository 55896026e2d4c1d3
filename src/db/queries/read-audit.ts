import type { AuditLine } from '../../core/admin/audit-entry.ts';
import type { Queryable } from '../pool.ts';

/** One page of the audit log, newest first, and whether there are older lines. */
export async function readAudit(
  db: Queryable,
  page: { /** From 0. */ readonly number: number; readonly size: number },
): Promise<{ readonly lines: readonly AuditLine[]; readonly hasMore: boolean }> {
  const { rows } = await db.query<AuditLine>(
    `SELECT audit_log.id::float8 AS id, actor_id::float8 AS "actorId",
            first_name AS "actorName", action, subject, before, after,
            (extract(epoch FROM happened_at) * 1000)::float8 AS "atMs"
     FROM audit_log LEFT JOIN users ON users.id = actor_id
     ORDER BY audit_log.id DESC
     LIMIT $1::int OFFSET $2::bigint`,
    [page.size + 1, page.number * page.size],
  );
  return { lines: rows.slice(0, page.size), hasMore: rows.length > page.size };
}
