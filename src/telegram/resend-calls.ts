import type { OwedCall } from '../core/delivery/owed-call.ts';
import type { Delivery, Generation } from '../core/generation/generation.ts';
import { html, shortenHtml } from './html.ts';

/** Files in one album, as Telegram allows. */
const ALBUM_MAX = 10;
const TEXT_LENGTH_MAX = 4096;

type FileKind = Exclude<Delivery['kind'], 'text'>;
type SentBefore = Delivery & { readonly kind: FileKind; readonly fileId: string };

const METHODS: Readonly<Record<FileKind, string>> = {
  photo: 'sendPhoto',
  video: 'sendVideo',
  audio: 'sendAudio',
  document: 'sendDocument',
};

/**
 * Sends delivered results again, in their order: files by the id under which Telegram keeps them,
 * neighbours of one kind as an album; what has no file as a text or a link.
 */
export function resendCalls(
  chatId: number,
  { results }: Generation,
  deliveries: readonly Delivery[],
): readonly OwedCall[] {
  const calls: OwedCall[] = [];
  let album: SentBefore[] = [];
  const closeAlbum = (): void => {
    if (album.length > 0) calls.push(fileCall(chatId, album));
    album = [];
  };
  for (const delivery of deliveries.toSorted((a, b) => a.position - b.position)) {
    if (isFile(delivery)) {
      if (album[0]?.kind !== delivery.kind || album.length === ALBUM_MAX) closeAlbum();
      album.push(delivery);
    } else {
      closeAlbum();
      const result = results?.[delivery.position];
      if (result !== undefined) {
        calls.push(textCall(chatId, result.kind === 'text' ? result.text : result.url));
      }
    }
  }
  closeAlbum();
  return calls;
}

function isFile(delivery: Delivery): delivery is SentBefore {
  return delivery.kind !== 'text' && delivery.fileId !== null;
}

function fileCall(chatId: number, album: readonly SentBefore[]): OwedCall {
  const [first] = album;
  if (first !== undefined && album.length === 1) {
    const payload = { chat_id: chatId, [first.kind]: first.fileId };
    return { method: METHODS[first.kind], payload, remember: null };
  }
  const media = album.map(({ kind, fileId }) => ({ type: kind, media: fileId }));
  return { method: 'sendMediaGroup', payload: { chat_id: chatId, media }, remember: null };
}

function textCall(chatId: number, said: string): OwedCall {
  const { source } = shortenHtml(html`${said}`, TEXT_LENGTH_MAX);
  const payload = { chat_id: chatId, text: source, parse_mode: 'HTML' };
  return { method: 'sendMessage', payload, remember: null };
}
