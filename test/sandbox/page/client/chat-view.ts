import type { Chat, ChatButton, ChatMedia, ChatMessage } from '../protocol.ts';
import { byId, clock, element } from './dom.ts';
import { fromTelegramHtml } from './telegram-html.ts';

export interface ChatActions {
  readonly tap: (message: ChatMessage, button: ChatButton) => void;
  readonly openPicture: (media: ChatMedia) => void;
}

export interface ChatView {
  show(chat: Chat): void;
}

interface Shown {
  readonly revision: string;
  readonly row: HTMLElement;
}

/** So near to the end that a new message is followed. */
const FOLLOW_PX = 160;

/** The messages of one chat. What did not change stays as it is, so that a video goes on playing. */
export function chatView(actions: ChatActions): ChatView {
  const place = byId('messages');
  const shown = new Map<number, Shown>();
  const doing = element('li', { class: 'doing', hidden: true });
  let personId: number | null = null;
  return {
    show: (chat) => {
      const isOther = chat.personId !== personId;
      const toEnd = place.scrollHeight - place.scrollTop - place.clientHeight;
      if (isOther) {
        personId = chat.personId;
        shown.clear();
        place.replaceChildren();
      }
      const grew = update(place, shown, chat.messages, actions);
      place.classList.toggle('empty', chat.messages.length === 0);
      doing.hidden = chat.action === null;
      doing.replaceChildren(`${chat.action ?? ''}…`);
      place.append(doing);
      if (isOther || (grew && toEnd < FOLLOW_PX)) place.scrollTop = place.scrollHeight;
    },
  };
}

/** Returns whether there is something new at the end. */
function update(
  place: HTMLElement,
  shown: Map<number, Shown>,
  messages: readonly ChatMessage[],
  actions: ChatActions,
): boolean {
  const present = new Set(messages.map(({ id }) => id));
  for (const [id, { row }] of shown) {
    if (present.has(id)) continue;
    row.remove();
    shown.delete(id);
  }
  let grew = false;
  for (const message of messages) {
    const before = shown.get(message.id);
    if (before?.revision === message.revision) continue;
    const row = messageRow(message, actions);
    if (before === undefined) place.append(row);
    else replaceKeepingFocus(before.row, row);
    grew = true;
    shown.set(message.id, { revision: message.revision, row });
  }
  return grew;
}

/** The keyboard of a person stays where it was: on the button at the same place. */
function replaceKeepingFocus(old: HTMLElement, row: HTMLElement): void {
  const index = [...old.querySelectorAll('button')].indexOf(
    document.activeElement as HTMLButtonElement,
  );
  old.replaceWith(row);
  if (index < 0) return;
  const buttons = row.querySelectorAll('button');
  (buttons[Math.min(index, buttons.length - 1)] ?? byId('messages')).focus();
}

function messageRow(message: ChatMessage, actions: ChatActions): HTMLElement {
  const { id, from, html, media, invoice, keyboard, isEdited, sentAtMs } = message;
  const bubble = element('div', { class: 'bubble' });
  if (media !== null) bubble.append(mediaElement(media, actions));
  if (invoice !== null) {
    const { title, description, price, isPaid } = invoice;
    bubble.append(
      element('strong', {}, title),
      element('p', {}, description),
      element('p', { class: 'price' }, isPaid ? `${price} · paid` : price),
    );
  }
  if (html !== '') {
    const text = element('div', { class: 'text' });
    text.append(fromTelegramHtml(html));
    bubble.append(text);
  }
  const time = `${isEdited ? 'edited ' : ''}${clock(sentAtMs)}`;
  bubble.append(element('time', {}, time));
  const rows = keyboard.map((buttons) =>
    element(
      'div',
      { class: 'keys' },
      ...buttons.map((button) => keyElement(message, button, actions)),
    ),
  );
  const label = from === 'bot' ? 'Bot' : 'You';
  return element('li', { class: from, 'data-message': id, 'aria-label': label }, bubble, ...rows);
}

function keyElement(message: ChatMessage, button: ChatButton, { tap }: ChatActions): HTMLElement {
  if (button.url !== null) {
    const target = { href: button.url, target: '_blank', rel: 'noopener' };
    return element('a', { ...target, class: 'key' }, `${button.label} ↗`);
  }
  return element(
    'button',
    {
      type: 'button',
      class: 'key',
      disabled: button.pays && message.invoice?.isPaid === true,
      click: () => tap(message, button),
    },
    button.label,
  );
}

function mediaElement(media: ChatMedia, { openPicture }: ChatActions): HTMLElement {
  const { kind, url, name, bytes } = media;
  switch (kind) {
    case 'image':
      return element(
        'button',
        { type: 'button', class: 'picture', 'aria-label': name, click: () => openPicture(media) },
        element('img', { src: url, alt: name, loading: 'lazy' }),
      );
    case 'video':
      return element('video', {
        src: url,
        controls: true,
        loop: true,
        playsinline: true,
        muted: true,
      });
    case 'audio':
      return element('audio', { src: url, controls: true, preload: 'metadata', title: name });
    case 'document':
      return element(
        'a',
        { class: 'document', href: url, download: name },
        element('span', { class: 'document-icon', 'aria-hidden': 'true' }, '📄'),
        element('span', {}, name, element('small', {}, `${Math.ceil(bytes / 1024)} KB`)),
      );
  }
}
