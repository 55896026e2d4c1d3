import { isDeepStrictEqual } from 'node:util';
import { badRequest } from '../api-error.ts';
import { type Keyboard, readKeyboard } from '../keyboard.ts';
import type { Content, Message } from '../message.ts';
import { wireMessage } from '../message-wire.ts';
import type { Telegram } from '../telegram.ts';
import { chatToSendTo, messageOf } from './call-chat.ts';
import type { Method } from './method.ts';
import { readCaption, readDraftText, readText } from './read-text.ts';

const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are ' +
  'exactly the same as a current content and reply markup of the message';

const sendMessage: Method = (telegram, fields) => {
  const marked = readText(fields);
  const keyboard = readKeyboard(fields);
  const person = chatToSendTo(telegram, fields);
  telegram.drafts.remove(person.id);
  return wireMessage(telegram.chats.add(person, true, { kind: 'text', marked }, { keyboard }));
};

/** Not modified: also when the old and the new markup only differ in how they were written. */
function edit(
  telegram: Telegram,
  message: Message,
  content: Content,
  keyboard: Keyboard | null,
): unknown {
  const isSame =
    isDeepStrictEqual(content, message.content) && isDeepStrictEqual(keyboard, message.keyboard);
  if (isSame) throw badRequest(NOT_MODIFIED);
  telegram.chats.edit(message, content, keyboard);
  return wireMessage(message);
}

const editMessageText: Method = (telegram, fields) => {
  const marked = readText(fields);
  const keyboard = readKeyboard(fields);
  const message = messageOf(telegram, fields, 'edit');
  telegram.flood.count(message.person.id, Date.now());
  if (message.content.kind !== 'text') throw badRequest('there is no text in the message to edit');
  return edit(telegram, message, { kind: 'text', marked }, keyboard);
};

const editMessageCaption: Method = (telegram, fields) => {
  const caption = readCaption(fields);
  const keyboard = readKeyboard(fields);
  const message = messageOf(telegram, fields, 'edit');
  telegram.flood.count(message.person.id, Date.now());
  const { content } = message;
  if (content.kind !== 'media') throw badRequest('there is no caption in the message to edit');
  return edit(telegram, message, { ...content, caption }, keyboard);
};

const editMessageReplyMarkup: Method = (telegram, fields) => {
  const keyboard = readKeyboard(fields);
  const message = messageOf(telegram, fields, 'edit');
  telegram.flood.count(message.person.id, Date.now());
  return edit(telegram, message, message.content, keyboard);
};

const deleteMessage: Method = (telegram, fields) => {
  const message = messageOf(telegram, fields, 'delete');
  if (Date.now() - message.dateMs > telegram.settings.deletableMs) {
    throw badRequest("message can't be deleted for everyone");
  }
  telegram.chats.delete(message);
  return true;
};

const sendChatAction: Method = (telegram, fields) => {
  const action = fields.text('action');
  if (!ACTIONS.includes(action)) throw badRequest('wrong parameter action in request');
  const person = chatToSendTo(telegram, fields);
  telegram.events.add({ kind: 'action', chatId: person.id, action });
  return true;
};

const sendMessageDraft: Method = (telegram, fields) => {
  const marked = readDraftText(fields);
  const draftId = fields.integer('draft_id');
  if (draftId === null || draftId === 0) throw badRequest('draft_id must be non-zero');
  const person = chatToSendTo(telegram, fields);
  telegram.drafts.show(person.id, draftId, marked, fields.flag('can_stop'));
  return true;
};

export const messageMethods = {
  sendMessage,
  editMessageText,
  editMessageCaption,
  editMessageReplyMarkup,
  deleteMessage,
  sendChatAction,
  sendMessageDraft,
} as const satisfies Record<string, Method>;
