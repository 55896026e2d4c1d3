import type { Language, MessageKey, MessageVariables } from '../../../../generated/messages.ts';
import { type AdminAction, rightOfAdminAction } from '../../../core/admin/admin-action.ts';
import { may, type Role } from '../../../core/admin/rights.ts';
import type { Button, Keyboard } from '../../message.ts';
import { text } from '../../texts.ts';

/** Texts without variables. */
type PlainKey = {
  [Key in MessageKey]: MessageVariables[Key] extends Record<string, never> ? Key : never;
}[MessageKey];

export function adminButton(language: Language, key: PlainKey, admin: AdminAction): Button {
  return { text: text(language, key as 'menu'), action: { kind: 'admin', admin } };
}

/** Only what this role may do. Rows that become empty are left out. */
export function allowedRows(role: Role, rows: Keyboard): Keyboard {
  return rows
    .map((row) => row.filter(({ action }) => isAllowed(role, action)))
    .filter((row) => row.length > 0);
}

function isAllowed(role: Role, action: Button['action']): boolean {
  return action.kind !== 'admin' || may(role, rightOfAdminAction[action.admin.kind]);
}

export function toAdminMenu(language: Language): Button {
  return adminButton(language, 'admin-to-menu', { kind: 'menu' });
}
