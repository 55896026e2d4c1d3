import type { FormMedia } from '../../../generated/runtime/model-form.ts';
import type { SentFile } from '../incoming.ts';

/** MIME types under which the same format goes. */
const SAME: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-ms-bmp': 'image/bmp',
  'audio/mp3': 'audio/mpeg',
  'audio/x-mp3': 'audio/mpeg',
  'audio/wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/m4a': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/opus': 'audio/ogg',
  'audio/x-flac': 'audio/flac',
  'audio/x-aac': 'audio/aac',
  'video/x-m4v': 'video/mp4',
};

const BY_ENDING: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  heif: 'image/heif',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  wma: 'audio/x-ms-wma',
};

/** The MIME type of a file under its usual name; null when nothing tells. */
export function formatOf(file: SentFile): string | null {
  const stated = file.mimeType?.toLowerCase().split(';')[0]?.trim() ?? '';
  if (stated !== '' && stated !== 'application/octet-stream') return usualFormat(stated);
  // Telegram makes a JPEG of every photo, and does not say so.
  if (file.kind === 'image' && file.fileName === null) return 'image/jpeg';
  return file.fileName === null ? null : formatOfName(file.fileName);
}

/** The format that the end of a name or an address promises; null when it promises none. */
export function formatOfName(name: string): string | null {
  const ending = /\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? null) : null;
}

/** A MIME type under its usual name. */
export function usualFormat(mimeType: string): string {
  return Object.hasOwn(SAME, mimeType) ? (SAME[mimeType] ?? mimeType) : mimeType;
}

/** What a file is, also when it was sent as a document; null for a document of another kind. */
export function kindOf(file: SentFile): FormMedia['kind'] | null {
  if (file.kind !== 'document') return file.kind;
  return kindOfFormat(formatOf(file));
}

/** The kind of a MIME type. */
export function kindOfFormat(format: string | null): FormMedia['kind'] | null {
  const kind = format?.split('/')[0];
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : null;
}
