import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { formatKopecks } from '../../core/money/format-kopecks.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { ideasButton } from './buttons.ts';
import { sectionRows } from './menu.ts';

type Welcome = Extract<Screen, { readonly kind: 'welcome' }>;

/** Names are shown as they are, and some are very long. */
const NAME_LENGTH_MAX = 64;

/** What the bot does, the gift, a first try at one tap, and the way past all that. */
export function renderWelcome(
  { firstName, creditKopecks, trial }: Welcome,
  language: Language,
): Message {
  const name = [...firstName.trim()].slice(0, NAME_LENGTH_MAX).join('');
  const amount = formatKopecks(creditKopecks, language);
  const lines = [
    name === '' ? '' : html`<b>${text(language, 'welcome-hello', { name })}</b>`,
    text(language, 'welcome'),
    creditKopecks > 0n ? text(language, 'welcome-credit', { amount }) : '',
    trial === null ? '' : text(language, 'welcome-try-hint'),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      ...(trial === null ? [] : [[trialButton(trial, language)]]),
      ...sectionRows(language),
      [ideasButton(language)],
      [{ text: text(language, 'welcome-skip'), action: { kind: 'menu' } }],
    ],
  };
}

function trialButton({ kopecks }: NonNullable<Welcome['trial']>, language: Language): Button {
  const words =
    kopecks === 0n
      ? text(language, 'welcome-try-free')
      : text(language, 'welcome-try', { price: formatKopecks(kopecks, language) });
  return { text: words, action: { kind: 'try' } };
}
