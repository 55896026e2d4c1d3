import type { StaffMember } from '../../core/admin/admin-facts.ts';
import type { Queryable } from '../pool.ts';

/** Everybody who was given a role, in the order in which they got it. */
export async function readStaff(db: Queryable): Promise<readonly StaffMember[]> {
  const { rows } = await db.query<StaffMember>(
    `SELECT users.id::float8 AS id, first_name AS "firstName", role
     FROM admin_roles JOIN users ON users.id = admin_roles.user_id
     ORDER BY granted_at, users.id`,
  );
  return rows;
}
