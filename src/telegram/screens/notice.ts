import type { Language } from '../../../generated/messages.ts';
import type { NoticeScreen } from '../../core/dialogue/screen.ts';
import { html } from '../html.ts';
import type { Message } from '../message.ts';
import { text } from '../texts.ts';
import { menuButton } from './buttons.ts';

/** The words of a notice: not escaped. */
export function noticeText({ key, variables }: NoticeScreen, language: Language): string {
  // TypeScript cannot see that the key and the variables of one notice belong together.
  return text(language, key, variables as never);
}

/** A notice as a message of its own. */
export function renderNotice(notice: NoticeScreen, language: Language): Message {
  return { html: html`${noticeText(notice, language)}`, keyboard: [[menuButton(language)]] };
}
