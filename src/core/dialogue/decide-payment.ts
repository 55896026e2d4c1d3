import type { Incoming } from '../incoming.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import { audited } from './admin-answer.ts';
import { type Answer, leaveFor, say } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { formPanel } from './form-panel.ts';
import { boughtWith, findPackage, invoiceFor, type Package, worthOf } from './invoice.ts';
import { notice } from './notice.ts';

type IncomingOf<Kind extends Incoming['kind']> = Extract<Incoming, { readonly kind: Kind }>;

/** Sends an invoice for a package. It can no longer be one that is on sale. */
export function buy(facts: Facts, currency: Package['currency'], amount: number): Answer | null {
  if (currency === 'RUB' && !facts.canPayRub) return null;
  const bought = findPackage(currency, amount);
  if (bought === null) return null;
  const invoice = invoiceFor(facts.user.id, bought, facts.newDraftId);
  return { replies: [{ kind: 'invoice', invoice }] };
}

/** Telegram asks, just before the money moves, whether it may. */
export function decideCheckout(incoming: IncomingOf<'checkout'>): Answer {
  const isOurs = boughtWith(incoming.invoice, incoming.userId) !== null;
  const refusal = isOurs ? null : notice('topup-refused');
  return { replies: [{ kind: 'answer-checkout', queryId: incoming.queryId, refusal }] };
}

/**
 * The money has moved. Whatever the invoice says, the user gets what it is worth, and an operator
 * is told of what was not expected.
 */
export function decidePaid(facts: Facts, incoming: IncomingOf<'paid'>): Answer {
  const { chargeId, providerChargeId, invoice } = incoming;
  const bought = boughtWith(invoice, incoming.userId);
  const kopecks = bought?.kopecks ?? worthOf(invoice);
  const alarms: Deed[] =
    bought === null
      ? [{ kind: 'alarm', alarm: { about: 'strange-payment', chargeId, invoice } }]
      : [];
  if (kopecks === null) return { ...say(notice('topup-strange')), deeds: alarms };
  // A payment that is stored already has been added before: it is in the wallet that we see.
  const added = facts.payment === null ? kopecks : 0n;
  const available = facts.wallet.availableKopecks + added;
  const done = { kind: 'receipt', kopecks, availableKopecks: available, chargeId } as const;
  const { currency, amount } = invoice;
  return {
    replies: [
      { kind: 'message', screen: done },
      ...backToForm({ ...facts, wallet: { ...facts.wallet, availableKopecks: available } }),
    ],
    deeds: [{ kind: 'top-up', chargeId, providerChargeId, currency, amount, kopecks }, ...alarms],
  };
}

/** The order for which the money was needed. */
function backToForm(facts: Facts): readonly Reply[] {
  const { form } = facts.dialogue;
  return form === null ? [] : [formPanel(facts, form)];
}

export function decideRefunded(facts: Facts, incoming: IncomingOf<'refunded'>): Answer {
  const { payment } = facts;
  const note: Deed = { kind: 'note-refund', chargeId: incoming.chargeId };
  if (payment === null) return { replies: [], deeds: [note] };
  const amount = formatKopecks(payment.kopecks, facts.user.language);
  return { ...say(notice('refund-received', { amount })), deeds: [note] };
}

/** `/refund CHARGE_ID`. */
export function decideRefund(facts: Facts, argument: string): Answer {
  if (argument === '') return say(notice('refund-usage'));
  const { payment } = facts;
  const { language } = facts.user;
  if (payment === null) return say(notice('refund-unknown'));
  if (payment.isRefunded) return say(notice('refund-already'));
  if (payment.currency !== 'XTR') return say(notice('refund-stars-only'));
  const amount = formatKopecks(payment.kopecks, language);
  if (payment.payerAvailableKopecks < payment.kopecks) {
    const available = formatKopecks(payment.payerAvailableKopecks, language);
    return say(notice('refund-spent', { amount, available }));
  }
  return {
    ...say(notice('refund-done', { amount, user: String(payment.userId) })),
    deeds: [
      { kind: 'refund', chargeId: payment.chargeId, payerId: payment.userId },
      ...audited({
        action: 'refund-payment',
        subject: `user ${payment.userId}`,
        before: { availableKopecks: String(payment.payerAvailableKopecks) },
        after: {
          availableKopecks: String(payment.payerAvailableKopecks - payment.kopecks),
          chargeId: payment.chargeId,
        },
      }),
    ],
  };
}

/** The wallet, and what can be put into it. A form that is open stays where it is. */
export function balance({ wallet, canPayRub, dialogue, spending }: Facts): Answer {
  const screen = { kind: 'balance', wallet, canPayRub, spending } as const;
  return dialogue.form === null ? leaveFor(screen) : say(screen);
}
