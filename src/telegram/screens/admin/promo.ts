import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { type PromoCard, promoEnd } from '../../../core/admin/promo-card.ts';
import { nextStep, type PromoDraft } from '../../../core/admin/promo-draft.ts';
import { formatKopecks } from '../../../core/money/format-kopecks.ts';
import { PROMO_START } from '../../../core/money/promo.ts';
import { formatDay } from '../../format-date.ts';
import { type Html, html, joinHtml } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { text } from '../../texts.ts';
import { adminButton, toAdminMenu } from './buttons.ts';

type ViewOf<Show extends AdminScreen['show']> = Extract<AdminScreen, { readonly show: Show }>;

/** The latest codes, with how many have had each. */
export function renderPromos({ latest, nowMs }: ViewOf<'promos'>, language: Language): Message {
  const rows = latest.map((promo): Button[] => [
    {
      text: rowOf(promo, nowMs, language),
      action: { kind: 'admin', admin: { kind: 'promo', code: promo.code } },
    },
  ]);
  const words = text(language, latest.length === 0 ? 'admin-promos-empty' : 'admin-promos-list');
  return {
    html: html`${words}`,
    keyboard: [
      [adminButton(language, 'admin-promo-new', { kind: 'new-promo' })],
      ...rows,
      [toAdminMenu(language)],
    ],
  };
}

function rowOf(promo: PromoCard, nowMs: number, language: Language): string {
  const { code, kopecks, redeemed, uses } = promo;
  const mark = promoEnd(promo, nowMs) === null ? '🟢' : '🔴';
  return `${mark} ${code} · ${formatKopecks(kopecks, language)} · ${redeemed}/${uses}`;
}

const ENDS = {
  off: 'admin-promo-off',
  'used-up': 'admin-promo-used-up',
  expired: 'admin-promo-expired',
} as const;

/** One code: what it gives, to how many it gave, and a switch. */
export function renderPromo({ promo, nowMs }: ViewOf<'promo'>, language: Language): Message {
  const { code, kopecks, redeemed, uses, expiresAtMs, isOff } = promo;
  const end = promoEnd(promo, nowMs);
  const turn = isOff
    ? adminButton(language, 'admin-promo-turn-on', { kind: 'promo-turn', code, turn: 'on' })
    : adminButton(language, 'admin-promo-turn-off', { kind: 'promo-turn', code, turn: 'off' });
  return {
    html: joinHtml([
      html`<b>${code}</b> · ${formatKopecks(kopecks, language)}`,
      text(language, end === null ? 'admin-promo-good' : ENDS[end]),
      text(language, 'admin-promo-redeemed', { redeemed, uses }),
      text(language, 'admin-promo-until', { date: formatDay(expiresAtMs, language) }),
      html`${text(language, 'admin-promo-link')} <code>?start=${PROMO_START}${code}</code>`,
    ]),
    keyboard: [
      [turn],
      [adminButton(language, 'admin-promos', { kind: 'promos' }), toAdminMenu(language)],
    ],
  };
}

const QUESTIONS = {
  code: 'admin-promo-ask-code',
  kopecks: 'admin-promo-ask-kopecks',
  uses: 'admin-promo-ask-uses',
  days: 'admin-promo-ask-days',
} as const;

/** What was told so far, and the next question; at the end whether to make it. */
export function renderPromoDraft({ draft }: ViewOf<'promo-draft'>, language: Language): Message {
  const step = nextStep(draft);
  const { code = '' } = draft;
  const back = adminButton(language, 'menu-back', { kind: 'promos' });
  const question = text(language, step === null ? 'admin-promo-ask-make' : QUESTIONS[step]);
  return {
    html: joinHtml([...toldLines(draft, language), question]),
    keyboard:
      step === null
        ? [[adminButton(language, 'admin-confirm', { kind: 'promo-now', code })], [back]]
        : [[back]],
  };
}

function toldLines({ code, kopecks, uses, days }: PromoDraft, language: Language) {
  const lines: (Html | string)[] = [];
  if (code !== undefined) lines.push(html`<b>${code}</b>`);
  if (kopecks !== undefined) {
    const amount = formatKopecks(BigInt(kopecks), language);
    lines.push(text(language, 'admin-promo-amount', { amount }));
  }
  if (uses !== undefined) lines.push(text(language, 'admin-promo-people', { uses }));
  if (days !== undefined) lines.push(text(language, 'admin-promo-days', { days }));
  return lines;
}
