import { ApiError, badRequest } from '../api-error.ts';
import type { Fields } from '../fields.ts';
import type { Message, Person } from '../message.ts';
import type { Telegram } from '../telegram.ts';

/** Whose chat a call is about. Throws an ApiError when the bot cannot know the chat. */
export function chatOf(telegram: Telegram, fields: Fields): Person {
  if (fields.text('chat_id') === '') throw badRequest('chat_id is empty');
  const person = telegram.chats.person(fields.integer('chat_id') ?? 0);
  if (person === null || !person.hasStarted) throw badRequest('chat not found');
  return person;
}

/** The same, for something that the bot sends: refused when it is blocked or sends too much. */
export function chatToSendTo(telegram: Telegram, fields: Fields): Person {
  const person = chatOf(telegram, fields);
  telegram.flood.count(person.id, Date.now());
  if (person.hasBlocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  return person;
}

/** An own message that a call is about. `what` is "edit" or "delete". */
export function messageOf(telegram: Telegram, fields: Fields, what: 'edit' | 'delete'): Message {
  const person = chatOf(telegram, fields);
  const id = fields.integer('message_id');
  if (fields.text('message_id') === '') throw badRequest('message identifier is not specified');
  const message = telegram.chats.message(person.id, id ?? 0);
  if (message === null || message.isDeleted) throw badRequest(`message to ${what} not found`);
  if (what === 'edit' && !message.isFromBot) throw badRequest("message can't be edited");
  return message;
}
