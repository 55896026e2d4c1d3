import type { ChatInvoice, Payment } from '../protocol.ts';
import { openDialog } from './dialogs.ts';
import { element } from './dom.ts';

/**
 * The payment sheet. It stays open until the bot has said whether it takes the money, and says why
 * when it does not.
 */
export async function showPaymentSheet(
  invoice: ChatInvoice,
  stars: number,
  pay: () => Promise<Payment>,
): Promise<void> {
  const words = element('p', { class: 'sheet-refusal', role: 'alert' });
  const payButton = element(
    'button',
    { type: 'submit', class: 'primary', autofocus: true },
    `Pay ${invoice.price}`,
  );
  const cancel = element('button', { value: '', class: 'plain', formnovalidate: true }, 'Cancel');
  const sheet = openDialog(
    'sheet',
    'Payment',
    element('div', { class: 'sheet-star', 'aria-hidden': 'true' }, '⭐'),
    element('h2', {}, invoice.title),
    element('p', {}, invoice.description),
    element('p', { class: 'sheet-balance' }, `You have ${stars} play Stars`),
    words,
    payButton,
    cancel,
  );
  sheet.element.addEventListener('submit', (event) => {
    if (event.submitter !== payButton) return;
    event.preventDefault();
    if (payButton.getAttribute('aria-busy') === 'true') return;
    payButton.setAttribute('aria-busy', 'true');
    words.textContent = '';
    pay()
      .catch(({ message }: Error): Payment => ({ isPaid: false, message }))
      .then(({ isPaid, message }) => {
        payButton.removeAttribute('aria-busy');
        if (isPaid) sheet.element.close('paid');
        else words.textContent = message;
      });
  });
  await sheet.closed;
}
