import type { ChatButton, ChatMedia, ChatMessage, Tap } from '../protocol.ts';
import { clock, element } from './dom.ts';
import { albumElement, mediaElement, shownWidth } from './media-view.ts';
import { fromTelegramHtml } from './telegram-html.ts';

export interface MessageActions {
  readonly tap: (message: ChatMessage, button: ChatButton) => void;
  readonly openPicture: (media: ChatMedia) => void;
  /** A command that stands in a text. */
  readonly say: (text: string) => void;
}

/** The row of a message, or of the messages of an album. */
export function messageRow(messages: readonly ChatMessage[], actions: MessageActions): HTMLElement {
  const [first] = messages as [ChatMessage];
  if (first.isService) return serviceRow(first);
  const media = messages.flatMap((message) => message.media ?? []);
  const html = messages.map((message) => message.html).filter((text) => text !== '');
  const bubble = element('div', { class: 'bubble' });
  const [width] = media.length === 1 ? media.map(shownWidth) : [];
  if (typeof width === 'number') bubble.style.setProperty('--media-width', `${width}px`);
  bubble.classList.toggle('with-media', typeof width === 'number');
  if (media.length > 1) bubble.append(albumElement(media, actions.openPicture));
  else if (media[0] !== undefined) bubble.append(mediaElement(media[0], actions.openPicture));
  if (first.invoice !== null) bubble.append(invoiceElement(first.invoice));
  for (const text of html) bubble.append(textElement(text, actions));
  bubble.append(timeElement(messages.at(-1) ?? first));
  const keys = first.keyboard.map((buttons) =>
    element(
      'div',
      { class: 'keys', role: 'group', 'aria-label': 'Buttons' },
      ...buttons.map((button) => keyElement(first, button, actions)),
    ),
  );
  return element(
    'article',
    {
      class: `from-${first.from}${keys.length > 0 ? ' with-keys' : ''}`,
      'data-message': first.id,
      'aria-label': first.from === 'bot' ? 'Bot' : 'You',
    },
    bubble,
    ...keys,
  );
}

function serviceRow({ id, html }: ChatMessage): HTMLElement {
  const text = element('span', {});
  text.append(fromTelegramHtml(html));
  return element('article', { class: 'service', 'data-message': id }, text);
}

function textElement(html: string, { say }: MessageActions): HTMLElement {
  const onClick = ({ target }: Event): void => {
    const command = (target as HTMLElement).closest<HTMLElement>('[data-command]');
    if (command !== null) say(command.dataset['command'] ?? '');
  };
  const text = element('div', { class: 'text', dir: 'auto', click: onClick });
  text.append(fromTelegramHtml(html));
  return text;
}

function invoiceElement(invoice: NonNullable<ChatMessage['invoice']>): HTMLElement {
  const { title, description, price, isPaid } = invoice;
  return element(
    'div',
    { class: 'invoice' },
    element('strong', {}, title),
    element('p', {}, description),
    element('p', { class: 'price' }, isPaid ? `${price} · paid` : price),
  );
}

function timeElement({ from, isEdited, sentAtMs }: ChatMessage): HTMLElement {
  const time = element(
    'time',
    { datetime: new Date(sentAtMs).toISOString() },
    `${isEdited && from === 'bot' ? 'edited ' : ''}${clock(sentAtMs)}`,
  );
  if (from === 'person') time.append(element('span', { class: 'mark-taken', role: 'img' }));
  return time;
}

/** One mark: Telegram has it. Two: the bot has it. */
export function markTaken(row: HTMLElement, isTaken: boolean): void {
  const [mark, words] = isTaken ? ['✓✓', 'the bot has it'] : ['✓', 'waits for the bot'];
  const place = row.querySelector('.mark-taken');
  if (place === null || place.textContent === mark) return;
  place.textContent = mark;
  place.setAttribute('aria-label', words);
}

/** A button in `taps` waits for the bot's answer. */
export function markTaps(row: HTMLElement, taps: readonly Tap[]): void {
  for (const key of row.querySelectorAll<HTMLElement>('[data-callback]')) {
    const waits = taps.some(({ data }) => data === key.dataset['callback']);
    if (waits) key.setAttribute('aria-busy', 'true');
    else key.removeAttribute('aria-busy');
  }
}

function keyElement(
  message: ChatMessage,
  button: ChatButton,
  { tap }: MessageActions,
): HTMLElement {
  if (button.url !== null) {
    const target = { href: button.url, target: '_blank', rel: 'noopener' };
    return element('a', { ...target, class: 'key' }, `${button.label} ↗`);
  }
  const isPaid = button.pays && message.invoice?.isPaid === true;
  return element(
    'button',
    {
      type: 'button',
      class: 'key',
      disabled: isPaid,
      ...(button.data === null ? {} : { 'data-callback': button.data }),
      click: (event) => {
        if (!button.pays) (event.currentTarget as HTMLElement).setAttribute('aria-busy', 'true');
        tap(message, button);
      },
    },
    button.label,
  );
}
