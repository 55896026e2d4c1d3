import type { Language } from '../../../generated/messages.ts';
import { html, joinHtml } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton } from './buttons.ts';

/** How to use the bot, and where to go with questions. */
export function renderHelp(language: Language): Message {
  return {
    html: joinHtml([text(language, 'help'), text(language, 'help-commands')], '\n\n'),
    keyboard: [
      [
        { text: text(language, 'menu-status'), action: { kind: 'status' } },
        { text: text(language, 'menu-terms'), action: { kind: 'terms' } },
      ],
      [menuButton(language)],
    ],
  };
}

export function renderTerms(language: Language): Message {
  return { html: html`${text(language, 'terms')}`, keyboard: [[menuButton(language)]] };
}

export function renderPaySupport(language: Language): Message {
  return { html: html`${text(language, 'paysupport')}`, keyboard: [[menuButton(language)]] };
}
