import type { Entity } from './entity.ts';
import type { StoredFile } from './file-store.ts';
import type { Keyboard } from './keyboard.ts';
import type { Content, Media, Message, Payment, Person } from './message.ts';

type Wire = Record<string, unknown>;

export const botUser = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Truth',
  username: 'truth_play_bot',
} as const;

/** Long sides that Telegram makes of a photo, in pixels. */
const PHOTO_SIDES_PX = [90, 320, 800];

export function wireUser(person: Person): Wire {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    username: person.username,
    ...(person.languageCode === null ? {} : { language_code: person.languageCode }),
  };
}

export function wireChat(person: Person): Wire {
  return {
    id: person.id,
    first_name: person.firstName,
    username: person.username,
    type: 'private',
  };
}

/** A `Message` of the Bot API. */
export function wireMessage(message: Message): Wire {
  return {
    message_id: message.id,
    from: message.isFromBot ? botUser : wireUser(message.person),
    chat: wireChat(message.person),
    date: Math.floor(message.dateMs / 1000),
    ...(message.editedMs === null ? {} : { edit_date: Math.floor(message.editedMs / 1000) }),
    ...(message.albumId === null ? {} : { media_group_id: message.albumId }),
    ...wireContent(message.content),
    ...(message.keyboard === null ? {} : { reply_markup: wireKeyboard(message.keyboard) }),
  };
}

/** A message that the bot can no longer see, as a tap brings it. */
export function wireInaccessible(message: Message): Wire {
  return { message_id: message.id, chat: wireChat(message.person), date: 0 };
}

function wireKeyboard(keyboard: Keyboard): Wire {
  const rows = keyboard.map((row) =>
    row.map(({ label, data, url, isPay }) => ({
      text: label,
      ...(data === null ? {} : { callback_data: data }),
      ...(url === null ? {} : { url }),
      ...(isPay ? { pay: true } : {}),
    })),
  );
  return { inline_keyboard: rows };
}

function wireContent(content: Content): Wire {
  switch (content.kind) {
    case 'text': {
      const { text, entities } = content.marked;
      return { text, ...withEntities('entities', entities) };
    }
    case 'media': {
      const { text, entities } = content.caption;
      const caption = text === '' ? {} : { caption: text };
      return {
        ...wireMedia(content.media),
        ...caption,
        ...withEntities('caption_entities', entities),
      };
    }
    case 'invoice': {
      const { title, description, currency, amount } = content.invoice;
      return {
        invoice: { title, description, start_parameter: '', currency, total_amount: amount },
      };
    }
    case 'paid':
      return { successful_payment: wirePayment(content.payment) };
    case 'refunded':
      return { refunded_payment: wirePayment(content.payment) };
    case 'other':
      return { ...content.fields };
  }
}

function withEntities(name: string, entities: readonly Entity[]): Wire {
  return entities.length === 0 ? {} : { [name]: entities };
}

function wirePayment({ currency, amount, payload, chargeId }: Payment): Wire {
  return {
    currency,
    total_amount: amount,
    invoice_payload: payload,
    telegram_payment_charge_id: chargeId,
    // Stars have no provider.
    provider_payment_charge_id: currency === 'XTR' ? '' : `provider-${chargeId.slice(-12)}`,
  };
}

function wireMedia(media: Media): Wire {
  const { file } = media;
  const size = media.widthPx === null ? {} : { width: media.widthPx, height: media.heightPx };
  const duration = { duration: media.seconds ?? 0 };
  const name = file.fileName === null ? {} : { file_name: file.fileName };
  const described = { ...wireFile(file), ...name, mime_type: file.mimeType };
  switch (file.kind) {
    case 'photo':
      return { photo: photoSizes(media) };
    case 'video':
      return { video: { ...described, ...size, ...duration } };
    case 'animation': {
      const animation = { ...described, ...size, ...duration };
      // The Bot API repeats an animation as a document, for old bots.
      return { animation, document: described };
    }
    case 'audio':
      return { audio: { ...described, ...duration } };
    case 'voice':
      return { voice: { ...wireFile(file), mime_type: file.mimeType, ...duration } };
    case 'video_note':
      return { video_note: { ...wireFile(file), length: media.widthPx ?? 240, ...duration } };
    case 'document':
      return { document: described };
  }
}

function wireFile(file: StoredFile): Wire {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.bytes.length };
}

/**
 * Smallest first, the whole photo last. The small ones have ids of their own that cannot be
 * downloaded here: a bot that takes one of them is wrong, and should find out.
 */
function photoSizes({ file, widthPx, heightPx }: Media): Wire[] {
  const [width, height] = [widthPx ?? 0, heightPx ?? 0];
  const long = Math.max(width, height, 1);
  const small = PHOTO_SIDES_PX.filter((side) => side < long).map((side) => ({
    file_id: `${file.fileId.slice(0, -4)}s${side}`,
    file_unique_id: `${file.uniqueId.slice(0, -3)}s${side}`,
    width: Math.max(1, Math.round((width * side) / long)),
    height: Math.max(1, Math.round((height * side) / long)),
    file_size: Math.ceil((file.bytes.length * side * side) / (long * long)),
  }));
  return [...small, { ...wireFile(file), width, height }];
}
