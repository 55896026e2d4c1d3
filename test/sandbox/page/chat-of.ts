import { hash } from 'node:crypto';
import type { MessageView, PersonView } from '../fake-telegram/message-view.ts';
import { adminId } from '../fake-telegram/people.ts';
import type { ChatInvoice, ChatMedia, ChatMessage, Person } from './protocol.ts';

const IMAGES = new Set(['photo']);
const VIDEOS = new Set(['video', 'animation', 'video_note']);
const AUDIOS = new Set(['audio', 'voice']);

/** A message as the page shows it. */
export function chatMessage(view: MessageView, isTaken: boolean): ChatMessage {
  return {
    id: view.messageId,
    revision: hash('sha1', JSON.stringify(view)).slice(0, 12),
    from: view.isFromBot ? 'bot' : 'person',
    html: view.html === '' ? serviceLine(view) : view.html,
    media: mediaOf(view),
    keyboard: view.keyboard.map((row) =>
      row.map(({ label, data, url, isPay }) => ({ label, data, url, pays: isPay })),
    ),
    invoice: invoiceOf(view),
    albumId: view.albumId,
    isEdited: view.editedMs !== null,
    isService: view.payment !== null || view.other !== null,
    isTaken,
    sentAtMs: view.dateMs,
  };
}

/** A person of the list, with the last words of the chat. */
export function personOf(view: PersonView, messages: readonly MessageView[]): Person {
  const last = messages.at(-1);
  return {
    id: view.id,
    name: view.firstName,
    language: view.languageCode ?? '—',
    isAdmin: view.id === adminId,
    stars: view.stars,
    hasBlocked: view.hasBlocked,
    lastLine: last === undefined ? '' : lineOf(last),
    lastAtMs: last?.dateMs ?? null,
    botMessages: messages.filter(({ isFromBot }) => isFromBot).length,
  };
}

function lineOf(view: MessageView): string {
  const [firstLine = ''] = view.text.split('\n');
  if (firstLine !== '') return firstLine;
  return view.media?.kind ?? view.invoice?.title ?? serviceLine(view);
}

/** What Telegram itself says in the chat. */
function serviceLine({ payment, other }: MessageView): string {
  if (payment !== null) {
    const amount = priceOf(payment.currency, payment.amount);
    return payment.isRefund ? `↩︎ ${amount} given back` : `✓ paid ${amount}`;
  }
  return other ?? '';
}

function mediaOf({ media }: MessageView): ChatMedia | null {
  if (media === null) return null;
  const { kind, path, fileId, fileName, bytes, widthPx, heightPx } = media;
  // Another sandbox has other files under the same numbers, and a browser remembers.
  const url = `${path.replace('/__control/files/', '/media/')}?${fileId.slice(-8)}`;
  return { kind: shownAs(kind), url, name: fileName ?? kind, bytes, widthPx, heightPx };
}

function shownAs(kind: string): ChatMedia['kind'] {
  if (IMAGES.has(kind)) return 'image';
  if (VIDEOS.has(kind)) return 'video';
  return AUDIOS.has(kind) ? 'audio' : 'document';
}

function invoiceOf({ invoice }: MessageView): ChatInvoice | null {
  if (invoice === null) return null;
  const { title, description, currency, amount, state } = invoice;
  return { title, description, price: priceOf(currency, amount), isPaid: state === 'paid' };
}

function priceOf(currency: string, amount: number): string {
  return currency === 'XTR' ? `${amount} ⭐` : `${(amount / 100).toFixed(2)} ${currency}`;
}
