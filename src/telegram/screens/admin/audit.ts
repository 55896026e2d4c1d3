import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { AuditLine, AuditValues } from '../../../core/admin/audit-entry.ts';
import { formatMoment } from '../../format-date.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';

const NAME_LENGTH_MAX = 40;

/** Who has changed what, newest first. */
export function renderAudit(
  { page, lines, hasMore }: Extract<AdminScreen, { readonly show: 'audit' }>,
  language: Language,
): Message {
  const turns = [
    ...(page > 0
      ? [adminButton(language, 'history-newer', { kind: 'audit', page: page - 1 })]
      : []),
    ...(hasMore ? [adminButton(language, 'history-older', { kind: 'audit', page: page + 1 })] : []),
  ];
  const title = text(language, lines.length === 0 ? 'admin-audit-empty' : 'admin-audit-list');
  return {
    html: joinHtml([title, ...lines.map((line) => lineHtml(line, language))], '\n\n'),
    keyboard: [turns, [toAdminMenu(language)]].filter((row) => row.length > 0),
  };
}

function lineHtml({ actorName, actorId, atMs, ...entry }: AuditLine, language: Language): Html {
  const name = [...(actorName ?? '')].slice(0, NAME_LENGTH_MAX).join('');
  const actor = actorId === null ? text(language, 'admin-audit-bot') : html`${name} (${actorId})`;
  const { action, subject, before, after } = entry;
  return joinHtml([
    html`${formatMoment(atMs, language)} · ${actor}`,
    html`<b>${action}</b> · ${subject}`,
    html`${valuesOf(before)} → ${valuesOf(after)}`,
  ]);
}

const VALUE_LENGTH_MAX = 60;

/** Plain, as they stand in the log: one word for a thing helps to find it there. */
function valuesOf(values: AuditValues): string {
  return Object.entries(values)
    .map(
      ([name, value]) => `${name}=${[...String(value ?? '–')].slice(0, VALUE_LENGTH_MAX).join('')}`,
    )
    .join(', ');
}
