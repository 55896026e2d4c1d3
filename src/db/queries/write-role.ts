import type { GrantedRole } from '../../core/admin/rights.ts';
import type { Queryable } from '../pool.ts';

/** Gives a user a role in place of another; null takes it away. */
export async function writeRole(
  db: Queryable,
  userId: number,
  role: GrantedRole | null,
  grantedBy: number,
): Promise<void> {
  if (role === null) {
    await db.query('DELETE FROM admin_roles WHERE user_id = $1::bigint', [userId]);
    return;
  }
  await db.query(
    `INSERT INTO admin_roles (user_id, role, granted_by)
     VALUES ($1::bigint, $2::text, $3::bigint)
     ON CONFLICT (user_id) DO UPDATE
     SET role = excluded.role, granted_by = excluded.granted_by, granted_at = now()`,
    [userId, role, grantedBy],
  );
}
