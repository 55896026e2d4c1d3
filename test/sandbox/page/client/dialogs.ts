import { byId, element } from './dom.ts';

export interface Dialog {
  readonly element: HTMLDialogElement;
  /** The value of the button that closed it; empty when it was closed in another way. */
  readonly closed: Promise<string>;
}

/**
 * Opens a window over the page. The browser keeps the focus inside; whoever had it gets it back, if
 * it is still there.
 */
export function openDialog(
  className: string,
  label: string,
  ...content: readonly (Node | string)[]
): Dialog {
  const dialog = element('dialog', { class: className, 'aria-label': label });
  dialog.append(element('form', { method: 'dialog' }, ...content));
  byId('dialogs').append(dialog);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close('');
  });
  dialog.showModal();
  const closed = new Promise<string>((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
  return { element: dialog, closed };
}

/** A message that wants to be closed. */
export async function showAlert(text: string): Promise<void> {
  const close = element('button', { value: 'ok', class: 'primary', autofocus: true }, 'OK');
  await openDialog('alert', 'Message', element('p', { role: 'alert' }, text), close).closed;
}

/** A picture in its full size. */
export async function showPicture(url: string, name: string): Promise<void> {
  const close = element('button', { value: '', class: 'plain', autofocus: true }, 'Close');
  const link = element('a', { href: url, download: name, class: 'button plain' }, 'Save');
  const bar = element('div', { class: 'bar' }, link, close);
  await openDialog('lightbox', name, element('img', { src: url, alt: name }), bar).closed;
}

const TOAST_MS = 4_000;

/** A line that goes away by itself. */
export function showToast(text: string): void {
  const toast = element('p', { class: 'toast' }, text);
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}
