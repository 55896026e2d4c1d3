import type { AuditEntry } from '../../core/admin/audit-entry.ts';
import { jsonb } from '../jsonb.ts';
import type { Queryable } from '../pool.ts';

/**
 * Writes down who has changed what; in the transaction of the change. Null: the bot has done it by
 * itself.
 */
export async function insertAudit(
  db: Queryable,
  actorId: number | null,
  { action, subject, before, after }: AuditEntry,
): Promise<void> {
  await db.query(
    `INSERT INTO audit_log (actor_id, action, subject, before, after)
     VALUES ($1::bigint, $2::text, $3::text, $4::jsonb, $5::jsonb)`,
    [actorId, action, subject, jsonb(before), jsonb(after)],
  );
}
