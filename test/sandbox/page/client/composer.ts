import type { Chat } from '../protocol.ts';
import type { Attachments } from './api.ts';
import { type AttachmentTray, attachmentTray } from './attachments.ts';
import { type CommandMenu, commandMenu } from './command-menu.ts';
import { byId, element, icon } from './dom.ts';

export interface ComposerActions {
  /** Each rejects when nothing was sent: the words are put back. */
  readonly sendText: (text: string) => Promise<void>;
  readonly sendFiles: (attachments: Attachments) => Promise<void>;
  /** The keyboard wants to go up, to the buttons of the bot. */
  readonly goUp: () => void;
}

export interface Composer {
  showCommands(commands: Chat['commands']): void;
  /** Keeps what was typed for the person before, and shows what was typed for this one. */
  turnTo(personId: number): void;
  focus(): void;
}

const LINES_MAX = 8;

/** Paths of icons, in a square of 24. */
const CLIP =
  'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.8 1.8 0 0 1-2.5-2.5L15 6.5';
const ARROW = 'M12 19V5m-6 6l6-6 6 6';

/** The place to write. Enter sends, Shift-Enter begins a line, files are dropped or pasted. */
export function composer(actions: ComposerActions): Composer {
  const text = element('textarea', {
    rows: 1,
    placeholder: 'Message',
    'aria-label': 'Message',
    enterkeyhint: 'send',
    dir: 'auto',
  });
  const write = (value: string): void => {
    text.value = value;
    text.rows = Math.min(LINES_MAX, value.split('\n').length);
  };
  const menu = commandMenu(
    (command) => {
      write('');
      actions.sendText(`/${command}`).catch(() => undefined);
    },
    () => text.focus(),
  );
  const tray = attachmentTray(() => {
    text.placeholder = tray.files.length === 0 ? 'Message' : 'Caption';
  });
  const attach = (files: readonly File[]): void => {
    if (files.length === 0) return;
    tray.add(files);
    text.focus();
  };
  build(menu, tray, text, attach);
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    send(text.value.trim(), tray, actions, write);
    menu.suggest('');
  });
  listenToKeys(text, menu, actions.goUp);
  text.addEventListener('input', () => {
    write(text.value);
    menu.suggest(text.value);
  });
  text.addEventListener('paste', (event) => attach([...(event.clipboardData?.files ?? [])]));
  acceptDrops(byId('chat'), attach);
  return {
    showCommands: menu.show,
    turnTo: keepUnsent(text, tray, write),
    focus: () => text.focus(),
  };
}

function build(
  menu: CommandMenu,
  tray: AttachmentTray,
  text: HTMLTextAreaElement,
  attach: (files: readonly File[]) => void,
): void {
  const file = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    change: () => {
      attach([...(file.files ?? [])]);
      file.value = '';
    },
  });
  byId('composer').append(
    tray.element,
    menu.element,
    element(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Attach a file', click: () => file.click() },
      icon(CLIP),
    ),
    file,
    text,
    element('button', { type: 'submit', class: 'round send', 'aria-label': 'Send' }, icon(ARROW)),
  );
}

function send(
  value: string,
  tray: AttachmentTray,
  { sendFiles, sendText }: ComposerActions,
  write: (value: string) => void,
): void {
  const { asDocuments } = tray;
  const files = tray.clear();
  if (value === '' && files.length === 0) return;
  write('');
  const sent =
    files.length === 0 ? sendText(value) : sendFiles({ files, caption: value, asDocuments });
  sent.catch(() => {
    write(value);
    tray.add(files);
  });
}

function listenToKeys(text: HTMLTextAreaElement, menu: CommandMenu, goUp: () => void): void {
  text.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      text.form?.requestSubmit();
    } else if (event.key === 'ArrowDown' && menu.enter()) event.preventDefault();
    else if (event.key === 'Escape') menu.suggest('');
    else if (event.key === 'ArrowUp' && text.value === '') {
      event.preventDefault();
      goUp();
    }
  });
}

function keepUnsent(
  text: HTMLTextAreaElement,
  tray: AttachmentTray,
  write: (value: string) => void,
): (personId: number) => void {
  const unsent = new Map<number, string>();
  let currentId: number | null = null;
  return (personId) => {
    if (personId === currentId) return;
    if (currentId !== null) unsent.set(currentId, text.value);
    currentId = personId;
    tray.clear();
    write(unsent.get(personId) ?? '');
  };
}

function acceptDrops(place: HTMLElement, accept: (files: readonly File[]) => void): void {
  const mark = (on: boolean) => (event: DragEvent) => {
    event.preventDefault();
    place.classList.toggle('dropping', on);
  };
  place.addEventListener('dragover', mark(true));
  place.addEventListener('dragleave', mark(false));
  place.addEventListener('drop', (event) => {
    mark(false)(event);
    accept([...(event.dataTransfer?.files ?? [])]);
  });
}
