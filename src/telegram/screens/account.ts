import { type Language, languages } from '../../../generated/messages.ts';
import { type Package, packagesIn } from '../../core/dialogue/invoice.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import type { Spending } from '../../core/money/spending.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton, pairs } from './buttons.ts';

type ScreenOf<Kind extends Screen['kind']> = Extract<Screen, { readonly kind: Kind }>;

/** What a user has, and what can be added to it. */
export function renderBalance(
  { wallet, canPayRub, spending }: ScreenOf<'balance'>,
  language: Language,
): Message {
  const { availableKopecks, heldKopecks } = wallet;
  const available = formatKopecks(availableKopecks, language);
  const held = formatKopecks(heldKopecks, language);
  const lines = [
    html`<b>${text(language, 'balance', { available })}</b>`,
    heldKopecks > 0n ? text(language, 'balance-held', { held }) : '',
    spending === null || spending.monthKopecks === 0n ? '' : spendingLine(spending, language),
    text(language, 'topup-choose'),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      ...packageRows(canPayRub, language),
      [
        { text: text(language, 'promo-button'), action: { kind: 'promo' } },
        { text: text(language, 'invite-button'), action: { kind: 'invite' } },
      ],
      [
        { text: text(language, 'budget-button'), action: { kind: 'budget', kopecks: null } },
        menuButton(language),
      ],
    ],
  };
}

function spendingLine(
  { todayKopecks, weekKopecks, monthKopecks }: Spending,
  language: Language,
): string {
  const [today, week, month] = [todayKopecks, weekKopecks, monthKopecks].map((kopecks) =>
    formatKopecks(kopecks, language),
  ) as [string, string, string];
  return text(language, 'balance-spent', { today, week, month });
}

/** Money has come. */
export function renderReceipt(
  { kopecks, availableKopecks, chargeId }: ScreenOf<'receipt'>,
  language: Language,
): Message {
  const amount = formatKopecks(kopecks, language);
  const available = formatKopecks(availableKopecks, language);
  const lines = [
    text(language, 'topup-done', { amount, available }),
    html`${text(language, 'topup-number')} <code>${chargeId}</code>`,
  ];
  return { html: joinHtml(lines), keyboard: [[menuButton(language)]] };
}

/** A form waits for money. */
export function renderTopUp(
  { wallet, priceKopecks, draftId, canPayRub }: ScreenOf<'topup'>,
  language: Language,
): Message {
  const price = formatKopecks(priceKopecks, language);
  const available = formatKopecks(wallet.availableKopecks, language);
  const lines = [
    html`<b>${text(language, 'balance-low', { price, available })}</b>`,
    text(language, 'topup-choose'),
  ];
  const back: Button = {
    text: text(language, 'form-return'),
    action: { kind: 'resume', draftId },
  };
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [...packageRows(canPayRub, language), [back]],
  };
}

function packageRows(canPayRub: boolean, language: Language): Keyboard {
  const stars = packagesIn('XTR').map((each) => [packageButton(each, language)]);
  const rubles = canPayRub ? packagesIn('RUB').map((each) => packageButton(each, language)) : [];
  return [...stars, ...pairs(rubles)];
}

function packageButton({ currency, amount, kopecks }: Package, language: Language): Button {
  const sum = formatKopecks(kopecks, language);
  const words =
    currency === 'XTR'
      ? text(language, 'topup-stars', { stars: amount, amount: sum })
      : text(language, 'topup-rub', { amount: sum });
  return { text: words, action: { kind: 'buy', currency, amount } };
}

/** Each language under its own name: who needs this screen may not read the present one. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { ru: 'Русский', en: 'English' };

export function renderLanguage(language: Language): Message {
  return {
    html: html`${text(language, 'language-choose')}`,
    keyboard: [
      languages.map((each) => ({
        text: LANGUAGE_NAMES[each],
        action: { kind: 'language', language: each },
      })),
      [menuButton(language)],
    ],
  };
}
