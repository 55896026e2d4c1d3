import type { Language } from '../../../generated/messages.ts';
import { helpTopics } from '../../core/dialogue/help-topic.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { formatMoment } from '../format-date.ts';
import { html, joinHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton, pairs } from './buttons.ts';

/** How to use the bot, and where to go with questions. */
export function renderHelp(language: Language): Message {
  return {
    html: joinHtml([text(language, 'help'), text(language, 'help-commands')], '\n\n'),
    keyboard: [
      ...pairs(
        helpTopics.map((topic) => ({
          text: text(language, `help-topic-${topic}`),
          action: { kind: 'help', topic },
        })),
      ),
      [{ text: text(language, 'help-tour'), action: { kind: 'tour' } }],
      [
        { text: text(language, 'menu-status'), action: { kind: 'status' } },
        { text: text(language, 'menu-terms'), action: { kind: 'terms' } },
      ],
      [{ text: text(language, 'menu-paysupport'), action: { kind: 'paysupport' } }],
      [menuButton(language)],
    ],
  };
}

export function renderTerms(language: Language): Message {
  return { html: html`${text(language, 'terms')}`, keyboard: [[menuButton(language)]] };
}

/** How to ask a person about a payment, with the numbers of the last ones. */
export function renderPaySupport(
  { payments }: Extract<Screen, { readonly kind: 'paysupport' }>,
  language: Language,
): Message {
  const lines = payments.map(({ chargeId, kopecks, paidAtMs, isRefunded }) => {
    const date = formatMoment(paidAtMs, language);
    const amount = formatKopecks(kopecks, language);
    const key = isRefunded ? 'paysupport-refunded' : 'paysupport-payment';
    return html`${text(language, key, { date, amount })}\n<code>${chargeId}</code>`;
  });
  const parts = [
    text(language, 'paysupport'),
    payments.length === 0 ? '' : html`<b>${text(language, 'paysupport-payments')}</b>`,
    ...lines,
  ];
  return { html: joinHtml(parts, '\n\n'), keyboard: [[menuButton(language)]] };
}
