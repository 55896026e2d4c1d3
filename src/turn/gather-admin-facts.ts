import type { AdminFacts, AdminNeeds, UserCard, UserQuery } from '../core/admin/admin-facts.ts';
import { AUDIT_PAGE_SIZE } from '../core/admin/audit-entry.ts';
import type { Queryable } from '../db/pool.ts';
import { lockUser } from '../db/queries/lock-user.ts';
import { readAudit } from '../db/queries/read-audit.ts';
import { readStaff } from '../db/queries/read-staff.ts';
import { readUserCard } from '../db/queries/read-user-card.ts';

/** What the update of an admin asks for. What is going to be changed is locked first. */
export async function gatherAdminFacts(
  db: Queryable,
  needs: AdminNeeds,
  ownerIds: readonly number[],
): Promise<AdminFacts> {
  switch (needs.kind) {
    case 'nothing':
      return needs;
    case 'user':
      return { kind: 'user', user: await userCard(db, needs.by, needs.lock, ownerIds) };
    case 'staff':
      return { kind: 'staff', members: await readStaff(db) };
    case 'audit': {
      const { page } = needs;
      const read = await readAudit(db, { number: page, size: AUDIT_PAGE_SIZE });
      return { kind: 'audit', page, ...read };
    }
  }
}

async function userCard(
  db: Queryable,
  by: UserQuery,
  lock: boolean,
  ownerIds: readonly number[],
): Promise<UserCard | null> {
  if (lock && 'id' in by) await lockUser(db, by.id);
  const card = await readUserCard(db, by);
  return card !== null && ownerIds.includes(card.id) ? { ...card, role: 'owner' } : card;
}
