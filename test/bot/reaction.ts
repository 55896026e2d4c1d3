import type { NumberedEvent } from '../sandbox/fake-telegram/chat-event.ts';
import type { KeyboardButton } from '../sandbox/fake-telegram/keyboard.ts';
import type { MediaView, MessageView } from '../sandbox/fake-telegram/message-view.ts';

/** Something that a person sees the bot do. `<`: a message, `~`: an edit, `!`: a toast. */
export interface Reaction {
  readonly mark: '<' | '~' | '!';
  /** Null for a toast. */
  readonly message: MessageView | null;
  /** As it is written in a transcript, without the mark. */
  readonly lines: readonly string[];
}

const RATIOS = [
  '1:1',
  '16:9',
  '9:16',
  '4:3',
  '3:4',
  '3:2',
  '2:3',
  '21:9',
  '9:21',
  '5:4',
  '4:5',
  '2:1',
  '1:2',
  '3:1',
  '1:3',
];
const RATIO_TOLERANCE = 0.02;

/** Null: nothing that would be seen, or not the bot's. */
export function reactionOf(event: NumberedEvent): Reaction | null {
  if (event.kind === 'toast') {
    return event.text === '' ? null : { mark: '!', message: null, lines: lines(event.text) };
  }
  if (event.kind !== 'message' && event.kind !== 'edit') return null;
  const { message } = event;
  if (!message.isFromBot) return null;
  // Buttons that go away, and an invoice that gets paid, are not news.
  const isQuiet = event.kind === 'edit' && event.isKeyboardOnly;
  if (isQuiet && (message.keyboard.length === 0 || message.invoice !== null)) return null;
  return { mark: event.kind === 'edit' ? '~' : '<', message, lines: messageLines(message) };
}

/** A message as text: media, words, buttons. */
export function messageLines(message: MessageView): string[] {
  const { media, invoice, text } = message;
  const badge = media === null ? invoiceBadge(invoice) : mediaBadge(media);
  const words = lines([badge, text].filter((part) => part !== '').join(' '));
  return [...words, ...message.keyboard.map((row) => row.map(buttonText).join(' '))];
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function buttonText({ label, url }: KeyboardButton): string {
  return url === null ? `[${label}]` : `[${label} ↗]`;
}

function mediaBadge({ kind, widthPx, heightPx, fileName }: MediaView): string {
  if (kind === 'document') return `{document ${fileName ?? ''}}`;
  return widthPx === null || heightPx === null
    ? `{${kind}}`
    : `{${kind} ${ratio(widthPx, heightPx)}}`;
}

function invoiceBadge(invoice: MessageView['invoice']): string {
  if (invoice === null) return '';
  const { currency, amount, title, description } = invoice;
  const price = currency === 'XTR' ? `${amount} ⭐` : `${(amount / 100).toFixed(2)} ${currency}`;
  return `{invoice ${price}} ${title}: ${description}`;
}

/** The ratio that people would name: files are cut to whole macroblocks. */
export function ratio(width: number, height: number): string {
  const exact = width / height;
  const named = RATIOS.find((name) => {
    const [w = 1, h = 1] = name.split(':').map(Number);
    return Math.abs(exact / (w / h) - 1) < RATIO_TOLERANCE;
  });
  return named ?? `${width}:${height}`;
}
