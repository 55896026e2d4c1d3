import type { Chat } from '../protocol.ts';
import { byId, element, icon } from './dom.ts';

export interface ComposerActions {
  readonly sendText: (text: string) => void;
  readonly sendFiles: (files: readonly File[], caption: string, asDocument: boolean) => void;
}

export interface Composer {
  showCommands(commands: Chat['commands']): void;
  focus(): void;
}

const LINES_MAX = 8;

/** Paths of icons, in a square of 24. */
const CLIP =
  'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.5 8.5a1.8 1.8 0 0 1-2.5-2.5L15 6.5';
const ARROW = 'M12 19V5m-6 6l6-6 6 6';

/** The place to write. Enter sends, Shift-Enter begins a line, files are dropped or pasted. */
export function composer(actions: ComposerActions): Composer {
  const form = byId('composer') as HTMLFormElement;
  const text = element('textarea', {
    rows: 1,
    placeholder: 'Message',
    'aria-label': 'Message',
    enterkeyhint: 'send',
  });
  const file = element('input', { type: 'file', multiple: true, hidden: true });
  const asDocument = element('input', { type: 'checkbox', id: 'as-document' });
  const menu = commandMenu((command) => actions.sendText(`/${command}`));
  const sendFiles = (files: readonly File[]): void => {
    if (files.length === 0) return;
    actions.sendFiles(files, text.value.trim(), asDocument.checked);
    text.value = '';
    grow(text);
  };
  const send = (): void => {
    const value = text.value.trim();
    if (value === '') return;
    text.value = '';
    grow(text);
    actions.sendText(value);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  text.addEventListener('input', () => grow(text));
  text.addEventListener('paste', (event) => sendFiles([...(event.clipboardData?.files ?? [])]));
  file.addEventListener('change', () => {
    sendFiles([...(file.files ?? [])]);
    file.value = '';
  });
  acceptDrops(byId('chat'), sendFiles);
  form.append(
    menu.element,
    element(
      'button',
      { type: 'button', class: 'round', 'aria-label': 'Attach a file', click: () => file.click() },
      icon(CLIP),
    ),
    file,
    text,
    element(
      'label',
      { class: 'as-document', title: 'Send pictures and videos as files, unchanged' },
      asDocument,
      'as file',
    ),
    element('button', { type: 'submit', class: 'round send', 'aria-label': 'Send' }, icon(ARROW)),
  );
  return { showCommands: menu.show, focus: () => text.focus() };
}

function grow(text: HTMLTextAreaElement): void {
  text.rows = Math.min(LINES_MAX, text.value.split('\n').length);
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

function commandMenu(choose: (command: string) => void) {
  const list = element('div', { class: 'commands', id: 'commands', popover: 'auto' });
  const button = element(
    'button',
    { type: 'button', class: 'round', 'aria-label': 'Commands', popovertarget: 'commands' },
    '/',
  );
  const show = (commands: Chat['commands']): void => {
    list.replaceChildren(
      ...commands.map(({ command, description }) =>
        element(
          'button',
          {
            type: 'button',
            click: () => {
              list.hidePopover();
              choose(command);
            },
          },
          element('b', {}, `/${command}`),
          element('span', {}, description),
        ),
      ),
    );
  };
  return { element: element('span', { class: 'command-menu' }, button, list), show };
}
