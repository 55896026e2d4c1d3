import type { Language, MessageKey } from '../../../generated/messages.ts';
import { sections } from '../../core/catalogue/sections.ts';
import type { Screen, Section } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Keyboard, Message } from '../message.ts';
import { text } from '../texts.ts';
import { historyButton, ideasButton, pairs, pickButton } from './buttons.ts';
import { noticeText } from './notice.ts';

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

/** What can be made, two in a row. */
export function sectionRows(language: Language): Keyboard {
  return pairs(
    sections.map((section) => ({
      text: text(language, SECTION_NAMES[section]),
      action: { kind: 'section', section } as const,
    })),
  );
}

function menuKeyboard(language: Language): Keyboard {
  return [
    ...sectionRows(language),
    [ideasButton(language)],
    [
      { text: text(language, 'menu-search'), action: { kind: 'search' } },
      pickButton(language, 'popular'),
    ],
    [
      { text: text(language, 'menu-balance'), action: { kind: 'balance' } },
      historyButton(language),
    ],
    [
      { text: text(language, 'menu-help'), action: { kind: 'help', topic: null } },
      { text: text(language, 'menu-settings'), action: { kind: 'settings', change: null } },
    ],
  ];
}
