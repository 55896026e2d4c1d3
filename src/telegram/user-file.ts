import { limits } from '../../generated/bot.ts';
import { fileTypeOf } from '../core/delivery/file-type.ts';
import type { SentFile } from '../core/incoming.ts';
import type { BotApi } from './bot-api.ts';
import { FileTooLarge } from './bot-api-errors.ts';

export interface UserFile {
  readonly bytes: Uint8Array;
  /** With an extension that fits the bytes. */
  readonly fileName: string;
  readonly mimeType: string;
}

/**
 * Fetches a file that a user sent. Telegram hands out 20 MB at most, and so do we.
 * Throws `FileTooLarge`, `TelegramRefused` or `TelegramUnreachable`.
 */
export async function fetchUserFile(api: BotApi, file: SentFile): Promise<UserFile> {
  const bytesMax = limits.mediaDownloadBytesMax;
  // Asking for one that is too large would be refused in less clear words.
  if ((file.bytes ?? 0) > bytesMax) throw new FileTooLarge(bytesMax);
  const { bytes, path } = await api.downloadFile(file.fileId, bytesMax);
  const type = fileTypeOf(bytes.subarray(0, 64 * 1024));
  const isKnown = type.extension !== 'bin';
  const lastName = file.fileName ?? path.split('/').at(-1) ?? '';
  const stem = lastName.replace(/\.[^.]*$/, '') || file.kind;
  const extension = isKnown ? type.extension : (/\.([^.]+)$/.exec(lastName)?.[1] ?? 'bin');
  return {
    bytes,
    fileName: `${stem}.${extension}`,
    mimeType: isKnown ? type.mime : (file.mimeType ?? type.mime),
  };
}
