import type { Chat, ChatMessage, Tap } from '../protocol.ts';
import { byId, dayName, dayOf, element } from './dom.ts';
import { type MessageActions, markTaken, markTaps, messageRow } from './message-view.ts';
import { keepAtEnd } from './scrolling.ts';
import { fromTelegramHtml } from './telegram-html.ts';

export interface ChatActions extends MessageActions {
  readonly stopDraft: () => void;
  /** The button that had the keyboard is gone. */
  readonly focusLost: () => void;
}

export interface ChatView {
  show(chat: Chat): void;
  /** Goes to the newest message. */
  toEnd(): void;
}

/** What stands in the list: a day, a message, the messages of an album, what the bot is doing. */
interface Block {
  readonly key: string;
  /** Another one when it looks different. */
  readonly revision: string;
  readonly draw: () => HTMLElement;
  /** What changes without drawing it anew: a video in it goes on playing. */
  readonly touch?: (row: HTMLElement) => void;
}

interface Shown {
  readonly revision: string;
  readonly row: HTMLElement;
}

/** The messages of one chat. What did not change stays as it is, so that a video goes on playing. */
export function chatView(actions: ChatActions): ChatView {
  const place = byId('messages');
  // What scrolls must be reachable by keyboard.
  place.tabIndex = 0;
  const scrolling = keepAtEnd(place, byId('to-end'));
  let shown = new Map<string, Shown>();
  let personId: number | null = null;
  return {
    show: (chat) => {
      const isOther = chat.personId !== personId;
      if (isOther) {
        personId = chat.personId;
        shown = new Map();
        place.replaceChildren();
      }
      place.classList.toggle('empty', chat.messages.length === 0);
      const isNew = (block: Block): boolean => !shown.has(block.key);
      const blocks = blocksOf(chat, actions);
      const news = isOther ? 0 : blocks.filter(isNew).length;
      shown = update(place, shown, blocks, actions);
      if (isOther) scrolling.toEnd();
      else scrolling.grew(news);
    },
    toEnd: scrolling.toEnd,
  };
}

function blocksOf(chat: Chat, actions: ChatActions): Block[] {
  const blocks: Block[] = [];
  let day = '';
  for (const messages of albumsOf(chat.messages)) {
    const [{ id, sentAtMs }] = messages as [ChatMessage];
    if (dayOf(sentAtMs) !== day) {
      day = dayOf(sentAtMs);
      blocks.push(dayBlock(sentAtMs));
    }
    const taps = chat.taps.filter(({ messageId }) => messageId === id);
    blocks.push(messageBlock(messages, taps, actions));
  }
  if (chat.draft !== null) blocks.push(draftBlock(chat.draft, actions));
  else if (chat.action !== null) blocks.push(doingBlock(chat.action));
  return blocks;
}

/**
 * Messages in groups: those of one album together where the first one stands, though the bot may
 * have answered before the last one was there; all others alone.
 */
function albumsOf(messages: readonly ChatMessage[]): ChatMessage[][] {
  const groups = Map.groupBy(messages, ({ id, albumId }) => albumId ?? id);
  return [...groups.values()];
}

function dayBlock(atMs: number): Block {
  const name = dayName(atMs, Date.now());
  const draw = () => element('div', { class: 'day' }, element('span', {}, name));
  return { key: `day ${dayOf(atMs)}`, revision: name, draw };
}

function messageBlock(
  messages: readonly ChatMessage[],
  taps: readonly Tap[],
  actions: ChatActions,
): Block {
  const revisions = messages.map(({ revision }) => revision);
  return {
    key: `message ${messages[0]?.id}`,
    revision: revisions.join(' '),
    draw: () => messageRow(messages, actions),
    touch: (row) => {
      markTaken(
        row,
        messages.every(({ isTaken }) => isTaken),
      );
      markTaps(row, taps);
    },
  };
}

function draftBlock(
  { html, canStop }: NonNullable<Chat['draft']>,
  { stopDraft }: ChatActions,
): Block {
  const draw = (): HTMLElement => {
    const text = element('div', { class: 'text' });
    text.append(fromTelegramHtml(html));
    const stop = element('button', { type: 'button', class: 'key', click: stopDraft }, 'Stop');
    const bubble = element('div', { class: 'bubble' }, text, dots());
    return element('article', { class: 'from-bot draft' }, bubble, canStop ? stop : null);
  };
  return { key: 'draft', revision: `${canStop} ${html}`, draw };
}

const ACTION_WORDS: Readonly<Record<string, string>> = {
  typing: 'writes',
  upload_photo: 'sends a picture',
  upload_video: 'sends a video',
  upload_voice: 'sends a sound',
  upload_document: 'sends a file',
};

function doingBlock(action: string): Block {
  const words = `The bot ${ACTION_WORDS[action] ?? action}`;
  const draw = () =>
    element(
      'article',
      { class: 'from-bot doing', 'aria-label': words },
      element('small', {}, words),
      dots(),
    );
  return { key: 'doing', revision: action, draw };
}

function dots(): HTMLElement {
  const dot = (): HTMLElement => element('i', {});
  return element('span', { class: 'dots', 'aria-hidden': 'true' }, dot(), dot(), dot());
}

/** Brings the list to `blocks`. */
function update(
  place: HTMLElement,
  before: ReadonlyMap<string, Shown>,
  blocks: readonly Block[],
  { focusLost }: ChatActions,
): Map<string, Shown> {
  const after = new Map<string, Shown>();
  const focused = focusedButton(place);
  for (const block of blocks) {
    const known = before.get(block.key);
    const isSame = known?.revision === block.revision;
    const row = isSame ? known.row : block.draw();
    block.touch?.(row);
    after.set(block.key, { revision: block.revision, row });
    if (known !== undefined && !isSame) known.row.replaceWith(row);
  }
  for (const [key, { row }] of before) if (!after.has(key)) row.remove();
  for (const [index, { row }] of [...after.values()].entries()) {
    if (place.children[index] !== row) place.insertBefore(row, place.children[index] ?? null);
  }
  if (focused !== null && !focused.button.isConnected && !giveFocus(place, focused)) focusLost();
  return after;
}

interface FocusedButton {
  readonly button: HTMLElement;
  readonly message: string;
  readonly label: string;
}

function focusedButton(place: HTMLElement): FocusedButton | null {
  const button = document.activeElement;
  if (!(button instanceof HTMLElement) || !place.contains(button) || button === place) return null;
  const message = button.closest<HTMLElement>('[data-message]')?.dataset['message'] ?? '';
  return { button, message, label: button.textContent };
}

/** To the button with the same words in the same message, else to its first. False: it has none. */
function giveFocus(place: HTMLElement, { message, label }: FocusedButton): boolean {
  const keys = [...place.querySelectorAll<HTMLElement>(`[data-message="${message}"] .key`)];
  const next = keys.find(({ textContent }) => textContent === label) ?? keys[0];
  next?.focus({ preventScroll: true });
  return next !== undefined;
}
