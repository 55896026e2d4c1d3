import type { FilePart, Parcel, Part } from '../core/delivery/parcels.ts';
import { type FileKind, UPLOAD_BYTES_MAX, type Way } from '../core/delivery/way.ts';
import type { Delivery, Generation } from '../core/generation/generation.ts';
import { deliveryOf } from '../telegram/accepted-message.ts';
import type { BotApi, BotMethod, UploadFile } from '../telegram/bot-api.ts';
import { TelegramRefused } from '../telegram/bot-api-errors.ts';
import type { Html } from '../telegram/html.ts';
import { captionOf, linkMessage, textMessage } from '../telegram/result-message.ts';
import type { ChatMutex } from './chat-mutex.ts';
import { patiently } from './patiently.ts';
import { fetchResult } from './result-file.ts';

export interface SendPorts {
  readonly api: BotApi;
  /** One for the whole process: large files are held in memory one at a time. */
  readonly uploads: ChatMutex;
  readonly pause: (ms: number) => Promise<unknown>;
}

/** An order, and whether its user wants the results without a sound. */
export type OrderToDeliver = Generation & { readonly isQuiet: boolean };

/** Of results up to this several may be in memory. */
const LARGE_BYTES = 10 * 1024 * 1024;

const METHODS = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  audio: 'sendAudio',
  document: 'sendDocument',
} as const satisfies Record<FileKind, BotMethod>;

type FileWay = Exclude<Way, { by: 'link' }>;

/**
 * Sends an album: by address where Telegram can fetch, else with the bytes. Null when Telegram does
 * not take it as an album; then nothing of it was sent. Throws as {@link sendPart}.
 */
export async function sendAlbum(
  ports: SendPorts,
  generation: OrderToDeliver,
  { parts }: Extract<Parcel, { kind: 'album' }>,
): Promise<Delivery[] | null> {
  const isFirst = parts.some(({ position }) => position === 0);
  const caption = isFirst ? captionOf(generation) : null;
  for (const pick of [firstWay, firstUpload]) {
    const ways = parts.map((part) => pick(part));
    const [{ as } = { as: null }] = ways.filter((way) => way !== null);
    if (as === null || ways.some((way) => way === null || way.as !== as)) continue;
    const sent = await refusable(() =>
      sendMembers(ports, generation, parts, ways as FileWay[], caption),
    );
    if (sent !== null) return sent;
  }
  return null;
}

function firstWay({ ways: [way] }: FilePart): FileWay | null {
  return way === undefined || way.by === 'link' ? null : way;
}

function firstUpload({ ways }: FilePart): FileWay | null {
  return ways.find((way) => way.by === 'upload') ?? null;
}

/** Null when one of them is too large after all. */
async function sendMembers(
  ports: SendPorts,
  generation: OrderToDeliver,
  parts: readonly FilePart[],
  ways: readonly FileWay[],
  caption: Html | null,
): Promise<Delivery[] | null> {
  const files: Record<string, UploadFile> = {};
  const media: object[] = [];
  for (const [at, part] of parts.entries()) {
    const { by, as } = ways[at] as FileWay;
    if (by === 'upload') {
      const bytes = await fetchResult(part.url, UPLOAD_BYTES_MAX);
      if (bytes === null) return null;
      files[`${at}`] = { bytes, fileName: part.fileName };
    }
    const words = at === 0 && caption !== null ? captioned(caption) : {};
    media.push({ type: as, media: by === 'url' ? part.url : `attach://${at}`, ...words });
  }
  const payload = { ...addressOf(generation), media } as never;
  const messages = await patiently(
    () => ports.api.upload('sendMediaGroup', payload, files),
    ports.pause,
  );
  return parts.map(({ position }, at) => deliveryOf(position, messages[at] ?? {}));
}

/**
 * Sends one result by the first way that Telegram takes. Throws `TelegramRefused` when it takes
 * none, `ResultGone` or `ResultUnreachable` when the file cannot be had, `TelegramUnreachable`, and
 * `RetryLater`.
 */
export async function sendPart(
  ports: SendPorts,
  generation: OrderToDeliver,
  part: Part,
): Promise<Delivery> {
  const { language } = generation;
  const say = async (words: Html): Promise<Delivery> => {
    const address = addressOf(generation);
    const payload = { ...address, text: words.source, parse_mode: 'HTML' } as const;
    const message = await patiently(() => ports.api.call('sendMessage', payload), ports.pause);
    return deliveryOf(part.position, message);
  };
  if (part.kind === 'text') {
    const words = textMessage(part.text);
    if (words !== null) return say(words);
    const bytes = new TextEncoder().encode(part.text);
    const fileName = `result-${generation.id}-${part.position + 1}.txt`;
    return sendFile(ports, generation, part.position, 'document', { bytes, fileName });
  }
  for (const way of part.ways) {
    if (way.by === 'link') break;
    const sent = await refusable(() => sendBy(ports, generation, part, way));
    if (sent !== null) return sent;
  }
  return say(linkMessage(language, part.url));
}

/** Null when the file is too large for it. */
async function sendBy(
  ports: SendPorts,
  generation: OrderToDeliver,
  part: FilePart,
  { by, as }: FileWay,
): Promise<Delivery | null> {
  const { position, url, fileName } = part;
  if (by === 'url') return sendFile(ports, generation, position, as, url);
  const upload = async (): Promise<Delivery | null> => {
    const bytes = await fetchResult(url, UPLOAD_BYTES_MAX);
    return bytes === null ? null : sendFile(ports, generation, position, as, { bytes, fileName });
  };
  const isLarge = (part.bytes ?? UPLOAD_BYTES_MAX) > LARGE_BYTES;
  return isLarge ? ports.uploads.run('large', upload) : upload();
}

async function sendFile(
  { api, pause }: SendPorts,
  generation: OrderToDeliver,
  position: number,
  as: FileKind,
  file: string | UploadFile,
): Promise<Delivery> {
  const isAddress = typeof file === 'string';
  const payload = {
    ...addressOf(generation),
    [as]: isAddress ? file : 'attach://file',
    ...(position === 0 ? captioned(captionOf(generation)) : {}),
    ...(as === 'video' ? { supports_streaming: true } : {}),
  } as never;
  const message = await patiently(
    () => api.upload(METHODS[as], payload, isAddress ? {} : { file }),
    pause,
  );
  return deliveryOf(position, message);
}

function addressOf({ chatId, isQuiet }: OrderToDeliver) {
  return { chat_id: chatId, ...(isQuiet ? { disable_notification: true } : {}) };
}

function captioned(caption: Html): { caption: string; parse_mode: 'HTML' } {
  return { caption: caption.source, parse_mode: 'HTML' };
}

/** Null when Telegram refuses for good, so that another way is tried. Not when it is forbidden. */
async function refusable<T>(send: () => Promise<T | null>): Promise<T | null> {
  try {
    return await send();
  } catch (error) {
    const isRefused = error instanceof TelegramRefused && error.isPermanent && error.code !== 403;
    if (!isRefused) throw error;
    return null;
  }
}
