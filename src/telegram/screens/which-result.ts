import type { Language } from '../../../generated/messages.ts';
import type { Action } from '../../core/dialogue/action.ts';
import type { Screen } from '../../core/dialogue/screen.ts';
import { html } from '../html.ts';
import type { Button, Message } from '../message.ts';
import { text } from '../texts.ts';
import { backButton, menuButton } from './buttons.ts';
import { inRows } from './form-buttons.ts';

/** Which of several results is meant, by their numbers in the chat; where it makes sense, all. */
export function renderWhichResult(
  { generationId, positions, purpose }: Extract<Screen, { readonly kind: 'which-result' }>,
  language: Language,
): Message {
  const numbers = positions.map((which): Button => {
    const action: Action = { kind: purpose, generationId, which };
    return { text: String(which + 1), action };
  });
  const all: Button = {
    text: text(language, 'result-all', { count: String(positions.length) }),
    action: { kind: 'use', generationId, which: 'all' },
  };
  return {
    html: html`${text(language, 'result-which')}`,
    keyboard: [
      ...inRows(numbers),
      ...(purpose === 'use' ? [[all]] : []),
      [backButton(language, { kind: 'past', generationId }), menuButton(language)],
    ],
  };
}
