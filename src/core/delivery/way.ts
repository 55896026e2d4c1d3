import type { FileType } from './file-type.ts';
import type { PictureSize } from './picture-size.ts';

/** A result file as far as its first bytes and the server that has it tell. */
export interface ResultFile {
  readonly type: FileType;
  /** Null when the server does not say. */
  readonly bytes: number | null;
  readonly size: PictureSize | null;
}

/** What a file is in the chat. */
export type FileKind = 'photo' | 'video' | 'audio' | 'document';

/** One way to get a file into a chat. */
export type Way =
  /** Telegram fetches it. */
  | { readonly by: 'url'; readonly as: FileKind }
  /** We fetch it and send the bytes. */
  | { readonly by: 'upload'; readonly as: FileKind }
  /** The user fetches it. */
  | { readonly by: 'link' };

const MB = 1024 * 1024;

/** Limits of the Bot API. */
const PHOTO_BY_URL_BYTES_MAX = 5 * MB;
const FILE_BY_URL_BYTES_MAX = 20 * MB;
const PHOTO_BYTES_MAX = 10 * MB;
const PHOTO_SIDES_PX_MAX = 10_000;
const PHOTO_RATIO_MAX = 20;
export const UPLOAD_BYTES_MAX = 50 * MB;

/** Documents of other types are refused when Telegram has to fetch them. */
const DOCUMENTS_BY_URL = new Set(['application/pdf', 'application/zip', 'image/gif']);

/** The ways for a file, the best first. The last is always a link. */
export function waysOf(file: ResultFile): readonly Way[] {
  const ways: Way[] = [];
  const kind = kindOf(file);
  // Unknown counts as too large for Telegram to fetch, and is found out by fetching it.
  const knownBytes = file.bytes ?? Number.POSITIVE_INFINITY;
  const leastBytes = file.bytes ?? 0;
  if (knownBytes <= byUrlMax(kind, file.type)) ways.push({ by: 'url', as: kind });
  if (kind === 'photo' && leastBytes <= PHOTO_BYTES_MAX) ways.push({ by: 'upload', as: kind });
  if (kind === 'video' || kind === 'audio') {
    if (leastBytes <= UPLOAD_BYTES_MAX) ways.push({ by: 'upload', as: kind });
  }
  if (leastBytes <= UPLOAD_BYTES_MAX) ways.push({ by: 'upload', as: 'document' });
  ways.push({ by: 'link' });
  return ways;
}

function kindOf({ type, bytes, size }: ResultFile): FileKind {
  if (type.family === 'video' || type.family === 'audio') return type.family;
  if (type.family !== 'picture') return 'document';
  return (bytes ?? 0) <= PHOTO_BYTES_MAX && (size === null || fitsAsPhoto(size))
    ? 'photo'
    : 'document';
}

function fitsAsPhoto({ widthPx, heightPx }: PictureSize): boolean {
  const [short, long] = widthPx < heightPx ? [widthPx, heightPx] : [heightPx, widthPx];
  return widthPx + heightPx <= PHOTO_SIDES_PX_MAX && long <= short * PHOTO_RATIO_MAX;
}

function byUrlMax(kind: FileKind, type: FileType): number {
  if (kind === 'photo') return PHOTO_BY_URL_BYTES_MAX;
  if (kind === 'document' && !DOCUMENTS_BY_URL.has(type.mime)) return 0;
  return FILE_BY_URL_BYTES_MAX;
}
