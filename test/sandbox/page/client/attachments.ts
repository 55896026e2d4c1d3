import { element, icon, sizeOf } from './dom.ts';

export interface AttachmentTray {
  readonly element: HTMLElement;
  readonly files: readonly File[];
  readonly asDocuments: boolean;
  add(files: readonly File[]): void;
  /** Returns what was there. */
  clear(): readonly File[];
}

const CROSS = 'M6 6l12 12M18 6L6 18';
/** As many as Telegram takes in an album. */
const FILES_MAX = 10;

/** Files that wait to be sent with the next message. */
export function attachmentTray(onChange: () => void): AttachmentTray {
  let files: readonly File[] = [];
  const asDocuments = element('input', { type: 'checkbox', id: 'as-documents' });
  const list = element('ul', { class: 'attached', 'aria-label': 'Files to send' });
  const place = element(
    'div',
    { class: 'tray', hidden: true },
    list,
    element('label', { class: 'as-documents' }, asDocuments, 'Send unchanged, as files'),
  );
  const set = (next: readonly File[]): void => {
    files = next.slice(0, FILES_MAX);
    for (const image of list.querySelectorAll('img')) URL.revokeObjectURL(image.src);
    list.replaceChildren(...files.map((file) => entry(file, () => remove(file))));
    place.hidden = files.length === 0;
    onChange();
  };
  const remove = (file: File): void => set(files.filter((each) => each !== file));
  return {
    element: place,
    get files() {
      return files;
    },
    get asDocuments() {
      return asDocuments.checked;
    },
    add: (more) => set([...files, ...more]),
    clear: () => {
      const sent = files;
      set([]);
      asDocuments.checked = false;
      return sent;
    },
  };
}

function entry(file: File, remove: () => void): HTMLElement {
  const preview = file.type.startsWith('image/')
    ? element('img', { src: URL.createObjectURL(file), alt: '' })
    : element('span', { class: 'document-icon', 'aria-hidden': 'true' }, '↓');
  return element(
    'li',
    {},
    preview,
    element('span', { class: 'attached-name' }, file.name, element('small', {}, sizeOf(file.size))),
    element(
      'button',
      { type: 'button', class: 'remove', 'aria-label': `Remove ${file.name}`, click: remove },
      icon(CROSS),
    ),
  );
}
