import { forbiddenPatterns } from '../../../../generated/log-policy.ts';
import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import type { UserAlarm } from '../../../core/admin/user-alarm.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';
import { titleOf } from './model.ts';
import { saidHtml } from './said.ts';
import { paymentLine } from './user.ts';

/** What the team is told without having asked, with the ways on. */

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** Orders fail until the team mends something. */
export function renderOrderAlarm(
  { alarm, orderId, modelId, said }: ViewOf<'order-alarm'>,
  language: Language,
): Message {
  return {
    html: joinHtml([
      html`<b>${text(language, `admin-alarm-${alarm}`)}</b>`,
      titleOf(modelId, language),
      saidHtml(said),
    ]),
    keyboard: [[adminButton(language, 'admin-incident-order', { kind: 'order', orderId })]],
  };
}

/** Somebody needs a person. */
export function renderUserAlarm(
  { userId, alarm }: ViewOf<'user-alarm'>,
  language: Language,
): Message {
  return {
    html: joinHtml([
      html`<b>${text(language, `admin-alarm-${alarm.about}`)}</b>`,
      html`${text(language, 'admin-order-owner')} <code>${userId}</code>`,
      ...detailsOf(alarm, language),
    ]),
    keyboard: [
      ...incidentButtons(alarm),
      [
        adminButton(language, 'admin-answer', { kind: 'answer', userId }),
        adminButton(language, 'admin-order-user', { kind: 'user', userId }),
      ],
      alarm.about === 'payment-question'
        ? [adminButton(language, 'admin-questions', { kind: 'questions' })]
        : [],
    ].filter((row) => row.length > 0),
  };
}

function detailsOf(alarm: UserAlarm, language: Language): readonly Html[] {
  switch (alarm.about) {
    case 'strange-payment': {
      const { amount, currency, payload } = alarm.invoice;
      return [
        html`<code>${alarm.chargeId}</code> · ${amount} ${currency}`,
        html`<code>${payload}</code>`,
      ];
    }
    case 'unknown-refund':
      return [html`<code>${alarm.chargeId}</code>`];
    case 'payment-question':
      return [
        html`<blockquote>${alarm.question}</blockquote>`,
        ...alarm.payments.map((payment) => paymentLine(payment, language)),
      ];
    case 'refund-refused':
      return [
        html`<code>${alarm.chargeId}</code> · ${formatKopecks(alarm.kopecks, language)}`,
        saidHtml(alarm.said),
      ];
  }
}

function incidentButtons(alarm: UserAlarm): readonly Button[][] {
  if (alarm.about !== 'payment-question') return [];
  return alarm.incidentIds.map((incidentId) => [
    {
      text: `🧯 ${incidentId}`,
      action: { kind: 'admin', admin: { kind: 'incident', incidentId } },
    },
  ]);
}

const MARKS = { warning: '⚠️', error: '❗️', critical: '🚨' } as const;

/** What the line means and what mends it are for who reads code, in the words of the contract. */
export function renderLogAlarm(
  { seen: { pattern, instance, heldBack } }: ViewOf<'log-alarm'>,
  language: Language,
): Message {
  const known = forbiddenPatterns.find(({ id }) => id === pattern);
  const mark = known === undefined ? '' : `${MARKS[known.severity]} `;
  return {
    html: joinHtml([
      html`${mark}<b>${text(language, 'admin-alarm-log', { instance })}</b>`,
      html`<code>${pattern}</code>`,
      ...(known === undefined ? [] : [html`${known.description}`, html`<i>${known.fix}</i>`]),
      heldBack === 0 ? '' : text(language, 'admin-alarm-log-more', { count: heldBack }),
    ]),
    keyboard: [[toAdminMenu(language)]],
  };
}
