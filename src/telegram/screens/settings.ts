import type { Language } from '../../../generated/messages.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import type { SettingsChange } from '../../core/dialogue/user-settings.ts';
import { html, joinHtml } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton } from './buttons.ts';

/** What is on, and a button to turn it round. */
export function renderSettings(
  { settings: { wantsNews, isQuiet } }: Extract<Screen, { readonly kind: 'settings' }>,
  language: Language,
): Message {
  const lines = [
    html`<b>${text(language, 'settings')}</b>`,
    joinHtml([
      text(language, wantsNews ? 'settings-news-are-on' : 'settings-news-are-off'),
      text(language, isQuiet ? 'settings-is-quiet' : 'settings-is-loud'),
    ]),
    text(language, 'settings-always'),
  ];
  return {
    html: joinHtml(lines, '\n\n'),
    keyboard: [
      [changeButton(wantsNews ? 'news-off' : 'news-on', language)],
      [changeButton(isQuiet ? 'quiet-off' : 'quiet-on', language)],
      [
        { text: text(language, 'menu-language'), action: { kind: 'language', language: null } },
        { text: text(language, 'budget-button'), action: { kind: 'budget', kopecks: null } },
      ],
      [menuButton(language)],
    ],
  };
}

function changeButton(change: SettingsChange, language: Language): Button {
  return { text: text(language, `settings-${change}`), action: { kind: 'settings', change } };
}
