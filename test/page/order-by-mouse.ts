import type { ChatPage } from './chat-page.ts';

export const PROMPT = 'A red fox under the northern lights';

/** Orders a picture, up to the message that it is done. */
export async function orderPicture(chat: ChatPage, prompt = PROMPT): Promise<void> {
  await beginPicture(chat, prompt);
  await chat.tap(/^🚀/);
  await chat.hears('Done. Charged: ₽3.15.');
}

/** The same, without the last tap: the form is filled in. */
export async function beginPicture(chat: ChatPage, prompt = PROMPT): Promise<void> {
  await chat.say('/start');
  await chat.tap('Pictures', /^Picture from text /, /^Nano Banana · /, 'Make it');
  await chat.hears('Say in your own words');
  await chat.say(prompt);
  await chat.hears('Your balance');
}
