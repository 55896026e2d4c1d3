import { ApiError, badRequest } from '../api-error.ts';
import type { Fields } from '../fields.ts';
import type { MediaKind, StoredFile } from '../file-store.ts';
import { mediaFacts } from '../media-facts.ts';
import type { Media } from '../message.ts';
import type { Part } from '../multipart.ts';
import type { Telegram } from '../telegram.ts';

/** A kind that can be sent by a method of its own. */
export type SendableKind = Exclude<MediaKind, 'video_note'>;

const PHOTO_SIDES_SUM_MAX_PX = 10_000;
const PHOTO_RATIO_MAX = 20;

/** Content types that an address may have, by what it is to be sent as. */
const TYPES_BY_URL: Readonly<Record<SendableKind, readonly string[]>> = {
  photo: ['image/jpeg', 'image/png', 'image/webp'],
  video: ['video/mp4'],
  animation: ['image/gif', 'video/mp4'],
  audio: ['audio/mpeg', 'audio/mp3', 'audio/mp4', 'audio/m4a', 'audio/x-m4a'],
  voice: ['audio/ogg'],
  document: ['image/gif', 'application/pdf', 'application/zip'],
};
/** Contents that an upload must have; any other becomes a document. */
const UPLOADED_AS: Readonly<Partial<Record<SendableKind, readonly string[]>>> = {
  video: ['video/mp4'],
  animation: ['image/gif', 'video/mp4'],
  audio: ['audio/mpeg', 'video/mp4', 'audio/ogg'],
  voice: ['audio/ogg', 'audio/mpeg', 'video/mp4'],
};

/** Figures that a caller may state about a file; the file itself is asked first. */
export interface Stated {
  readonly width: number | null;
  readonly height: number | null;
  readonly duration: number | null;
}

/**
 * The file that `source` names: an upload, an address, or an id. `part` is the name under which an
 * upload may come without being named. Throws an ApiError.
 */
export async function readMedia(
  telegram: Telegram,
  fields: Fields,
  request: { kind: SendableKind; source: string; part: string | null; stated: Stated },
): Promise<Media> {
  const { kind, source, part, stated } = request;
  const file = await storedFile(telegram, fields, kind, source, part);
  const { widthPx, heightPx, seconds } = file.facts;
  return {
    file,
    widthPx: widthPx ?? stated.width,
    heightPx: heightPx ?? stated.height,
    seconds: seconds ?? stated.duration,
  };
}

async function storedFile(
  telegram: Telegram,
  fields: Fields,
  kind: SendableKind,
  source: string,
  part: string | null,
): Promise<StoredFile> {
  const attached = /^attach:\/\/(.+)$/.exec(source)?.[1];
  const upload = fields.files.get(attached ?? part ?? '');
  if (upload !== undefined) return uploaded(telegram, kind, upload);
  if (attached !== undefined) throw badRequest("can't parse InputMedia: media not found");
  if (source === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:\/\//i.test(source)) return fetched(telegram, kind, source);
  const known = telegram.files.byFileId(source);
  if (known === null) {
    throw badRequest('wrong file identifier/HTTP URL specified');
  }
  if (known.kind !== kind) throw badRequest(`can't use file of type ${known.kind} as ${kind}`);
  return known;
}

function uploaded(telegram: Telegram, kind: SendableKind, part: Part): StoredFile {
  const { bytes, fileName, mimeType } = part;
  const { uploadBytesMax, photoUploadBytesMax } = telegram.settings;
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > uploadBytesMax) throw new ApiError(413, 'Request Entity Too Large');
  if (kind === 'photo') {
    if (bytes.length > photoUploadBytesMax) {
      throw badRequest(
        `file of size ${bytes.length} bytes is too big for a photo; ` +
          `the maximum size is ${photoUploadBytesMax} bytes`,
      );
    }
    checkPhoto(bytes);
    return telegram.files.add(kind, bytes, null, mimeType);
  }
  const isAsAsked = UPLOADED_AS[kind]?.includes(mediaFacts(bytes).mimeType) ?? true;
  return telegram.files.add(isAsAsked ? kind : 'document', bytes, fileName, mimeType);
}

async function fetched(telegram: Telegram, kind: SendableKind, url: string): Promise<StoredFile> {
  const { photoByUrlBytesMax, fileByUrlBytesMax, fetchTimeoutMs } = telegram.settings;
  const failed = badRequest('failed to get HTTP URL content');
  let response: Response;
  let bytes: Buffer;
  try {
    const signal = AbortSignal.timeout(fetchTimeoutMs);
    response = await fetch(telegram.resolveUrl(url), { signal });
    bytes = Buffer.from(await response.arrayBuffer());
  } catch {
    throw failed;
  }
  const limit = kind === 'photo' ? photoByUrlBytesMax : fileByUrlBytesMax;
  if (!response.ok || bytes.length === 0 || bytes.length > limit) throw failed;
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!TYPES_BY_URL[kind].includes(type)) throw badRequest('wrong type of the web page content');
  if (kind === 'photo') checkPhoto(bytes);
  const name = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
  return telegram.files.add(kind, bytes, kind === 'photo' ? null : name, type);
}

function checkPhoto(bytes: Buffer): void {
  const { mimeType, widthPx, heightPx } = mediaFacts(bytes);
  if (!mimeType.startsWith('image/') || widthPx === null || heightPx === null) {
    throw badRequest('IMAGE_PROCESS_FAILED');
  }
  const ratio = Math.max(widthPx / heightPx, heightPx / widthPx);
  if (widthPx + heightPx > PHOTO_SIDES_SUM_MAX_PX || ratio > PHOTO_RATIO_MAX) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
}
