import type { Delivery } from '../core/generation/generation.ts';
import { parseFile } from './parse-file.ts';

/** What Telegram made of a result, by the message that it answered with. */
export function deliveryOf(position: number, message: object): Delivery {
  const fields = message as Readonly<Record<string, unknown>>;
  const messageId = Number(fields['message_id']);
  for (const [field, kind] of FIELDS) {
    const file = fields[field];
    // Of a picture Telegram keeps several sizes, the largest last.
    const largest: unknown = Array.isArray(file) ? file.at(-1) : file;
    if (typeof largest !== 'object' || largest === null) continue;
    const { file_id: fileId } = largest as { file_id?: unknown };
    if (typeof fileId === 'string') {
      return { position, kind, fileId, messageId, file: parseFile(fields) };
    }
  }
  return { position, kind: 'text', fileId: null, messageId };
}

/** A video without sound may come back as an animation, which is sent again as a document. */
const FIELDS = [
  ['photo', 'photo'],
  ['animation', 'document'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['document', 'document'],
] as const satisfies readonly (readonly [string, Delivery['kind']])[];
