import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { html, joinHtml } from '../../html.ts';
import type { Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { menuButton } from '../buttons.ts';
import { adminButton, allowedRows, toAdminMenu } from './buttons.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

export function renderAdminMenu({ role }: ViewOf<'menu'>, language: Language): Message {
  const lines = [
    html`<b>${text(language, 'admin-menu')}</b>`,
    text(language, 'admin-your-role', { role: text(language, `admin-role-${role}`) }),
  ];
  return {
    html: joinHtml(lines),
    keyboard: allowedRows(role, [
      [
        adminButton(language, 'admin-find-user', { kind: 'find-user' }),
        adminButton(language, 'admin-find-order', { kind: 'find-order' }),
      ],
      [
        adminButton(language, 'admin-stats', { kind: 'stats', days: 1 }),
        adminButton(language, 'admin-models', { kind: 'models' }),
      ],
      [
        adminButton(language, 'admin-promos', { kind: 'promos' }),
        adminButton(language, 'admin-broadcasts', { kind: 'broadcasts' }),
      ],
      [
        adminButton(language, 'admin-questions', { kind: 'questions' }),
        adminButton(language, 'admin-incidents', { kind: 'incidents' }),
      ],
      [
        adminButton(language, 'admin-staff', { kind: 'staff' }),
        adminButton(language, 'admin-audit', { kind: 'audit', page: 0 }),
      ],
      [menuButton(language)],
    ]),
  };
}

/** What is to be written next, and a way out. */
export function renderQuestion({ what, userId }: ViewOf<'ask'>, language: Language): Message {
  const back =
    userId === null
      ? toAdminMenu(language)
      : adminButton(language, 'menu-back', { kind: 'user', userId });
  return { html: html`${text(language, `admin-ask-${what}`)}`, keyboard: [[back]] };
}
