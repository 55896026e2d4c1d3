import type { ChatInvoice } from '../protocol.ts';
import { byId, element } from './dom.ts';

/**
 * Opens a window over the page and resolves with the value of the button that closes it; empty when
 * it was closed in another way. The browser keeps the focus inside and gives it back.
 */
function ask(className: string, label: string, ...content: readonly (Node | string)[]) {
  const dialog = element('dialog', { class: className, 'aria-label': label });
  const form = element('form', { method: 'dialog' }, ...content);
  dialog.append(form);
  byId('dialogs').append(dialog);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close('');
  });
  dialog.showModal();
  return new Promise<string>((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

/** A message that wants to be closed. */
export async function showAlert(text: string): Promise<void> {
  const close = element('button', { value: 'ok', class: 'primary', autofocus: true }, 'OK');
  await ask('alert', 'Message', element('p', {}, text), close);
}

/** The payment sheet. True when the person wants to pay. */
export async function askToPay(invoice: ChatInvoice, stars: number): Promise<boolean> {
  const answer = await ask(
    'sheet',
    'Payment',
    element('div', { class: 'sheet-star', 'aria-hidden': 'true' }, '⭐'),
    element('h2', {}, invoice.title),
    element('p', {}, invoice.description),
    element('p', { class: 'sheet-balance' }, `Play Stars: ${stars}`),
    element('button', { value: 'pay', class: 'primary', autofocus: true }, `Pay ${invoice.price}`),
    element('button', { value: '', class: 'plain' }, 'Cancel'),
  );
  return answer === 'pay';
}

/** A picture in its full size. */
export async function showPicture(url: string, name: string): Promise<void> {
  const close = element('button', { value: '', class: 'plain', autofocus: true }, 'Close');
  const link = element('a', { href: url, download: name, class: 'button plain' }, 'Save');
  const bar = element('div', { class: 'bar' }, link, close);
  await ask('lightbox', name, element('img', { src: url, alt: name }), bar);
}

const TOAST_MS = 4_000;

/** A line that goes away by itself. */
export function showToast(text: string): void {
  const toast = element('p', { class: 'toast' }, text);
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), TOAST_MS);
}
