import type { Language } from '../../generated/messages.ts';
import { inlineKeyboard } from './inline-keyboard.ts';
import { text } from './texts.ts';

/** To whom a text for many goes, and how they are spoken to. */
export interface BroadcastAddressee {
  readonly userId: number;
  readonly language: Language;
  readonly body: string;
}

/** The payload of `sendMessage`: the words as they were written, and the way to get no more. */
export function broadcastMessage({ userId, language, body }: BroadcastAddressee) {
  const decline = { text: text(language, 'news-off-button'), action: { kind: 'no-news' } } as const;
  return { chat_id: userId, text: body, reply_markup: inlineKeyboard([[decline]]) };
}
