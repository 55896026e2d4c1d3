import type { MarkedText } from './entity.ts';
import type { Keyboard } from './keyboard.ts';
import type { Media, Message, Person } from './message.ts';
import { showHtml } from './show-html.ts';

export interface PersonView {
  readonly id: number;
  readonly firstName: string;
  readonly username: string;
  readonly languageCode: string | null;
  readonly stars: number;
  readonly hasStarted: boolean;
  readonly hasBlocked: boolean;
}

export interface MediaView {
  readonly kind: string;
  readonly fileId: string;
  /** Address of the bytes at this server, without the token. */
  readonly path: string;
  readonly mimeType: string;
  readonly fileName: string | null;
  readonly bytes: number;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly seconds: number | null;
}

/** A message as its reader sees it. */
export interface MessageView {
  readonly messageId: number;
  readonly chatId: number;
  readonly isFromBot: boolean;
  readonly dateMs: number;
  readonly editedMs: number | null;
  /** Of the message, or the caption of its file. */
  readonly text: string;
  /** The same, safe to be put into a page. Line ends are line ends. */
  readonly html: string;
  readonly keyboard: Keyboard;
  readonly media: MediaView | null;
  /** Messages with the same one are shown as one album. */
  readonly albumId: string | null;
  readonly invoice: {
    readonly title: string;
    readonly description: string;
    readonly currency: string;
    readonly amount: number;
    readonly state: 'open' | 'checking' | 'paid';
  } | null;
  /** Line of the service: a payment or a refund. */
  readonly payment: {
    readonly isRefund: boolean;
    readonly chargeId: string;
    readonly currency: string;
    readonly amount: number;
  } | null;
  /** Name of what is not listed here, such as `sticker`. */
  readonly other: string | null;
}

const NO_TEXT: MarkedText = { text: '', entities: [] };

export function personView(person: Person): PersonView {
  return { ...person };
}

export function messageView(message: Message): MessageView {
  const { content } = message;
  const marked = markedOf(message);
  const isPayment = content.kind === 'paid' || content.kind === 'refunded';
  return {
    messageId: message.id,
    chatId: message.person.id,
    isFromBot: message.isFromBot,
    dateMs: message.dateMs,
    editedMs: message.editedMs,
    text: marked.text,
    html: showHtml(marked),
    keyboard: message.keyboard ?? [],
    media: content.kind === 'media' ? mediaView(content.media) : null,
    albumId: message.albumId,
    invoice: content.kind === 'invoice' ? { ...content.invoice } : null,
    payment: isPayment
      ? {
          isRefund: content.kind === 'refunded',
          chargeId: content.payment.chargeId,
          currency: content.payment.currency,
          amount: content.payment.amount,
        }
      : null,
    other: content.kind === 'other' ? (Object.keys(content.fields)[0] ?? '') : null,
  };
}

/** The text of a message or the caption of its file. */
export function markedOf({ content }: Message): MarkedText {
  if (content.kind === 'text') return content.marked;
  return content.kind === 'media' ? content.caption : NO_TEXT;
}

function mediaView({ file, widthPx, heightPx, seconds }: Media): MediaView {
  const { kind, fileId, mimeType, fileName } = file;
  const path = `/__control/files/${file.key}`;
  const bytes = file.bytes.length;
  return { kind, fileId, path, mimeType, fileName, bytes, widthPx, heightPx, seconds };
}
