import type { AdminDeed } from '../admin/admin-deed.ts';
import type { UserCard } from '../admin/admin-facts.ts';
import type { AdminInput } from '../admin/admin-input.ts';
import type { AdminScreen } from '../admin/admin-screen.ts';
import type { AuditEntry } from '../admin/audit-entry.ts';
import type { Role } from '../admin/rights.ts';
import { type Answer, leaveFor } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';

/** An admin screen in the place of the one before. What was asked for is no longer waited for. */
export function showAdmin(
  view: AdminScreen,
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
): Answer {
  const { replies, ...rest } = leaveFor({ kind: 'admin', view });
  const { first, deeds = [] } = more;
  return { ...rest, replies: first === undefined ? replies : [first, ...replies], deeds };
}

/** The same, and what is written next answers it. */
export function askAdmin(view: AdminScreen, input: AdminInput): Answer {
  const { dialogue, ...rest } = showAdmin(view);
  return { ...rest, dialogue: { ...dialogue, adminInput: input } };
}

/** No deed of an admin goes without its line in the log. */
export function audited(entry: AuditEntry, ...deeds: readonly AdminDeed[]): readonly Deed[] {
  return [...deeds, { kind: 'audit', entry } as const].map((deed) => ({ kind: 'admin', deed }));
}

/** The user whom the update is about, if there is one. */
export function userOf({ admin }: Facts): UserCard | null {
  return admin.kind === 'user' ? admin.user : null;
}

/** Of somebody whose rights have been looked at. */
export function roleOf({ user }: Facts): Role {
  if (user.role === null) throw new Error('This user has no role.');
  return user.role;
}
