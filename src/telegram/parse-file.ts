import type { SentFile } from '../core/incoming.ts';
import { fieldsOf, type JsonFields, textOf, wholeNumberOf } from './update-fields.ts';

/** Where a message may carry a file, and what it is then. The first that is there counts. */
const HOLDERS: readonly (readonly [field: string, kind: SentFile['kind']])[] = [
  ['video', 'video'],
  ['video_note', 'video'],
  // A message with an animation carries it as a document too.
  ['animation', 'video'],
  ['audio', 'audio'],
  ['voice', 'audio'],
  ['document', 'document'],
];

/** The file that a message carries; null when it carries none. */
export function parseFile(message: JsonFields): SentFile | null {
  const photo = largestPhoto(message['photo']);
  if (photo !== null) return photo;
  for (const [field, kind] of HOLDERS) {
    const holder = fieldsOf(message[field]);
    const file = holder === null ? null : fileOf(holder, kind);
    if (file !== null) return file;
  }
  return null;
}

/** Telegram offers a photo in several sizes. */
function largestPhoto(sizes: unknown): SentFile | null {
  if (!Array.isArray(sizes)) return null;
  const files = sizes.flatMap((size) => {
    const fields = fieldsOf(size);
    const file = fields === null ? null : fileOf(fields, 'image');
    return file === null ? [] : [file];
  });
  const area = ({ widthPx, heightPx }: SentFile): number => (widthPx ?? 0) * (heightPx ?? 0);
  const [first = null] = files.sort((a, b) => area(b) - area(a));
  // Photos are always JPEG; the sizes do not say so.
  return first === null ? null : { ...first, mimeType: first.mimeType ?? 'image/jpeg' };
}

function fileOf(holder: JsonFields, kind: SentFile['kind']): SentFile | null {
  const fileId = textOf(holder['file_id']);
  const fileUniqueId = textOf(holder['file_unique_id']);
  if (fileId === null || fileUniqueId === null) return null;
  // A video note is a circle and tells only how wide it is.
  const length = wholeNumberOf(holder['length']);
  return {
    kind,
    fileId,
    fileUniqueId,
    mimeType: textOf(holder['mime_type']),
    fileName: textOf(holder['file_name']),
    bytes: wholeNumberOf(holder['file_size']),
    widthPx: wholeNumberOf(holder['width']) ?? length,
    heightPx: wholeNumberOf(holder['height']) ?? length,
    seconds: wholeNumberOf(holder['duration']),
  };
}
