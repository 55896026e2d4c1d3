import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { html } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { toAdminMenu } from './buttons.ts';

/** What Telegram shows without scrolling for long. */
const MEMBERS_MAX = 30;
const NAME_LENGTH_MAX = 40;

/** Those who were given a role. Their cards change it. */
export function renderStaff(
  { members }: Extract<AdminScreen, { readonly show: 'staff' }>,
  language: Language,
): Message {
  const rows = members.slice(0, MEMBERS_MAX).map(({ id, firstName, role }): Button[] => {
    const name = [...firstName].slice(0, NAME_LENGTH_MAX).join('');
    return [
      {
        text: `${text(language, `admin-role-${role}`)} · ${name} · ${id}`,
        action: { kind: 'admin', admin: { kind: 'user', userId: id } },
      },
    ];
  });
  const words = text(language, members.length === 0 ? 'admin-staff-empty' : 'admin-staff-list');
  return { html: html`${words}`, keyboard: [...rows, [toAdminMenu(language)]] };
}
