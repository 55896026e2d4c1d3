import type { Delivery } from '../generation/generation.ts';
import type { SentFile } from '../incoming.ts';

/** A result that can be given to another model. */
export interface ResultFile {
  /** Place among the results of the order, from 0. */
  readonly position: number;
  readonly file: SentFile;
}

const KINDS = {
  photo: 'image',
  video: 'video',
  audio: 'audio',
  document: 'document',
} as const satisfies Record<Exclude<Delivery['kind'], 'text'>, SentFile['kind']>;

/** The results of an order that Telegram keeps, as if the user had sent them. */
export function resultFiles(
  generationId: number,
  deliveries: readonly Delivery[],
): readonly ResultFile[] {
  return deliveries.flatMap(({ position, kind, fileId, file = null }) => {
    if (fileId === null || kind === 'text') return [];
    return [{ position, file: file ?? unknownFile(KINDS[kind], fileId, generationId, position) }];
  });
}

/** What was delivered before descriptions were kept: Telegram will tell the rest. */
function unknownFile(
  kind: SentFile['kind'],
  fileId: string,
  generationId: number,
  position: number,
): SentFile {
  return {
    kind,
    fileId,
    fileUniqueId: `result-${generationId}-${position}`,
    mimeType: kind === 'image' ? 'image/jpeg' : null,
    fileName: null,
    bytes: null,
    widthPx: null,
    heightPx: null,
    seconds: null,
  };
}
