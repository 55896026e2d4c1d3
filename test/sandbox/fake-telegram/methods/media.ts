import { randomInt } from 'node:crypto';
import { badRequest } from '../api-error.ts';
import type { MarkedText } from '../entity.ts';
import { Fields } from '../fields.ts';
import { readKeyboard } from '../keyboard.ts';
import type { Media } from '../message.ts';
import { wireMessage } from '../message-wire.ts';
import type { Telegram } from '../telegram.ts';
import { chatToSendTo } from './call-chat.ts';
import type { Method } from './method.ts';
import { readMedia, type SendableKind } from './read-media.ts';
import { readCaption } from './read-text.ts';

const ALBUM_MAX = 10;
/** The documentation's figure. The real service lets an album of one pass. */
const ALBUM_MIN = 2;

function statedIn(fields: Fields): {
  width: number | null;
  height: number | null;
  duration: number | null;
} {
  return {
    width: fields.integer('width'),
    height: fields.integer('height'),
    duration: fields.integer('duration'),
  };
}

function send(kind: SendableKind): Method {
  return async (telegram, fields) => {
    const caption = readCaption(fields);
    const keyboard = readKeyboard(fields);
    const person = chatToSendTo(telegram, fields);
    const source = fields.text(kind);
    const media = await readMedia(telegram, fields, {
      kind,
      source,
      part: kind,
      stated: statedIn(fields),
    });
    telegram.drafts.remove(person.id);
    const content = { kind: 'media', media, caption } as const;
    return wireMessage(telegram.chats.add(person, true, content, { keyboard }));
  };
}

const sendMediaGroup: Method = async (telegram, fields) => {
  const items = readAlbum(fields);
  const person = chatToSendTo(telegram, fields);
  const contents: { readonly media: Media; readonly caption: MarkedText }[] = [];
  for (const [index, item] of items.entries()) {
    contents.push(await albumItem(telegram, fields, item, index + 1));
  }
  telegram.drafts.remove(person.id);
  const albumId = String(10 ** 13 + randomInt(10 ** 12));
  return contents.map(({ media, caption }) =>
    wireMessage(telegram.chats.add(person, true, { kind: 'media', media, caption }, { albumId })),
  );
};

interface AlbumItem {
  readonly kind: SendableKind;
  readonly source: string;
  readonly fields: Fields;
  readonly caption: MarkedText;
}

function readAlbum(fields: Fields): AlbumItem[] {
  const fault = "can't parse media JSON object";
  const media = fields.structure('media', fault);
  if (media === undefined) throw badRequest('there are no messages to send');
  if (!Array.isArray(media)) throw badRequest('expected an Array of InputMedia');
  if (media.length < ALBUM_MIN) throw badRequest('there must be at least 2 messages in an album');
  if (media.length > ALBUM_MAX) throw badRequest('too many messages to send as an album');
  const items = media.map(readAlbumItem);
  for (const kind of ['document', 'audio'] as const) {
    const count = items.filter((item) => item.kind === kind).length;
    if (count > 0 && count < items.length) {
      throw badRequest(`${kind} can't be mixed with other media types`);
    }
  }
  return items;
}

function readAlbumItem(item: unknown): AlbumItem {
  const fail = (what: string): never => {
    throw badRequest(`can't parse InputMedia: ${what}`);
  };
  if (typeof item !== 'object' || item === null) return fail('expected an Object');
  const fields = new Fields(new Map(Object.entries(item)), new Map());
  const kind = fields.text('type');
  if (kind !== 'photo' && kind !== 'video' && kind !== 'audio' && kind !== 'document') {
    return fail(`type "${kind}" can't be used in sendMediaGroup`);
  }
  const source = fields.text('media');
  if (source === '') return fail('media not found');
  return { kind, source, fields, caption: readCaption(fields) };
}

async function albumItem(
  telegram: Telegram,
  fields: Fields,
  item: AlbumItem,
  position: number,
): Promise<{ media: Media; caption: MarkedText }> {
  const { kind, source, caption } = item;
  try {
    const request = { kind, source, part: null, stated: statedIn(item.fields) };
    return { media: await readMedia(telegram, fields, request), caption };
  } catch (error) {
    const what = (error as { description?: string }).description ?? '';
    if (!/HTTP URL content|web page content|IMAGE_|PHOTO_/.test(what)) throw error;
    const reason = what.replace('Bad Request: ', '');
    throw badRequest(`failed to send message #${position} with the error message "${reason}"`);
  }
}

export const mediaMethods = {
  sendPhoto: send('photo'),
  sendVideo: send('video'),
  sendAudio: send('audio'),
  sendDocument: send('document'),
  sendAnimation: send('animation'),
  sendVoice: send('voice'),
  sendMediaGroup,
} as const satisfies Record<string, Method>;
