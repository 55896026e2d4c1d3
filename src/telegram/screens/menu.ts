import type { Language, MessageKey } from '../../../generated/messages.ts';
import { sections } from '../../core/catalogue/sections.ts';
import type { Screen, Section } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import { historyButton, pickButton } from './buttons.ts';
import { noticeText } from './notice.ts';

/** Names are shown as they are, and some are very long. */
const NAME_LENGTH_MAX = 64;

const SECTION_NAMES: Readonly<Record<Section, MessageKey & `menu-${Section}`>> = {
  image: 'menu-image',
  video: 'menu-video',
  audio: 'menu-audio',
  text: 'menu-text',
};

export function renderMenu(
  { wallet, notice }: Extract<Screen, { readonly kind: 'menu' }>,
  language: Language,
): Message {
  const lines = [
    notice === null ? '' : noticeText(notice, language),
    html`<b>${text(language, 'menu')}</b>`,
    wallet === null
      ? ''
      : text(language, 'balance', { available: formatKopecks(wallet.availableKopecks, language) }),
  ];
  return { html: joinHtml(lines, '\n\n'), keyboard: menuKeyboard(language) };
}

export function renderWelcome(
  { firstName, creditKopecks }: Extract<Screen, { readonly kind: 'welcome' }>,
  language: Language,
): Message {
  const name = [...firstName.trim()].slice(0, NAME_LENGTH_MAX).join('');
  const amount = formatKopecks(creditKopecks, language);
  const lines = [
    name === '' ? '' : html`<b>${text(language, 'welcome-hello', { name })}</b>`,
    text(language, 'welcome'),
    creditKopecks > 0n ? text(language, 'welcome-credit', { amount }) : '',
  ];
  return { html: joinHtml(lines, '\n\n'), keyboard: menuKeyboard(language) };
}

function menuKeyboard(language: Language): Keyboard {
  const [first, second, ...rest] = sections.map((section) => ({
    text: text(language, SECTION_NAMES[section]),
    action: { kind: 'section', section } as const,
  }));
  const ofSections = [[first, second], rest].map((row) =>
    row.filter((button) => button !== undefined),
  );
  return [
    ...ofSections,
    [{ text: text(language, 'menu-ideas'), action: { kind: 'ideas' } }],
    [
      { text: text(language, 'menu-search'), action: { kind: 'search' } },
      pickButton(language, 'popular'),
    ],
    [
      { text: text(language, 'menu-balance'), action: { kind: 'balance' } },
      historyButton(language),
    ],
    [
      { text: text(language, 'menu-help'), action: { kind: 'help' } },
      { text: text(language, 'menu-language'), action: { kind: 'language', language: null } },
    ],
  ];
}
