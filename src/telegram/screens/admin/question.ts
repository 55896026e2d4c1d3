import type { Language } from '../../../../generated/messages.ts';
import type { AdminScreen } from '../../../core/admin/admin-screen.ts';
import { formatDay } from '../../format-date.ts';
import { html } from '../../html.ts';
import type { Button, Message } from '../../message.ts';
import { shortened } from '../../shortened.ts';
import { text } from '../../texts.ts';
import { toAdminMenu } from './buttons.ts';

const NAME_LENGTH_MAX = 20;
const WORDS_LENGTH_MAX = 40;

/** Questions without an answer; who waits longest is first. */
export function renderQuestions(
  { open }: Extract<AdminScreen, { readonly show: 'questions' }>,
  language: Language,
): Message {
  const rows = open.map(({ id, firstName, body, askedAtMs }): Button[] => [
    {
      text: [
        formatDay(askedAtMs, language),
        shortened(firstName, NAME_LENGTH_MAX),
        shortened(body, WORDS_LENGTH_MAX),
      ].join(' · '),
      action: { kind: 'admin', admin: { kind: 'question', questionId: id } },
    },
  ]);
  const words = open.length === 0 ? 'admin-questions-none' : 'admin-questions-list';
  return { html: html`${text(language, words)}`, keyboard: [...rows, [toAdminMenu(language)]] };
}
