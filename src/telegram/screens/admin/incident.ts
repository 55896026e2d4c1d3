import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { Incident } from '../../../core/admin/incident.ts';
import { formatSecond } from '../../format-date.ts';
import { html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, allowedRows, toAdminMenu } from './buttons.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** The latest incidents, and the question for another one. */
export function renderIncidents({ latest }: ViewOf<'incidents'>, language: Language): Message {
  const rows = latest.map(({ id, atMs, asked }): Button[] => [
    {
      text: `${formatSecond(atMs, language)} · ${id} · ${asked}`,
      action: { kind: 'admin', admin: { kind: 'incident', incidentId: id } },
    },
  ]);
  const words = text(
    language,
    latest.length === 0 ? 'admin-incidents-none' : 'admin-incidents-list',
  );
  return {
    html: joinHtml([words, text(language, 'admin-ask-incident')]),
    keyboard: [...rows, [toAdminMenu(language)]],
  };
}

/** What happened, what its user was told, and the ways on to the user and the order. */
export function renderIncident(
  { incident, role }: ViewOf<'incident'>,
  language: Language,
): Message {
  const { id, atMs, updateId, userId, asked, orderId, errorClass, errorMessage } = incident;
  return {
    html: joinHtml([
      html`<b>${text(language, 'admin-incident')}</b> <code>${id}</code>`,
      updateId === null
        ? formatSecond(atMs, language)
        : html`${formatSecond(atMs, language)} · update <code>${updateId}</code>`,
      userId === null ? '' : html`${text(language, 'admin-order-owner')} <code>${userId}</code>`,
      html`${text(language, 'admin-incident-asked')} <b>${asked}</b>`,
      html`<b>${errorClass}</b>: <i>${errorMessage}</i>`,
      toldLine(incident, language),
    ]),
    keyboard: allowedRows(role, [
      [
        ...(userId === null
          ? []
          : [adminButton(language, 'admin-order-user', { kind: 'user', userId })]),
        ...(orderId === null
          ? []
          : [adminButton(language, 'admin-incident-order', { kind: 'order', orderId })]),
      ],
      userId === null
        ? []
        : [adminButton(language, 'admin-orders', { kind: 'orders', userId, page: 0 })],
      [adminButton(language, 'admin-incidents', { kind: 'incidents' }), toAdminMenu(language)],
    ]),
  };
}

/** In the words that the user has read. */
function toldLine({ id, toldIn }: Incident, language: Language): string {
  if (toldIn === null) return text(language, 'admin-incident-untold');
  const words = text(toldIn, 'error-incident', { incident: id });
  return text(language, 'admin-incident-told', { words });
}
