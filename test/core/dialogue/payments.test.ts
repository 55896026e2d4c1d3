import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stars } from '../../../generated/bot.ts';
import { decide } from '../../../src/core/dialogue/decide.ts';
import type { Facts, PaymentFacts } from '../../../src/core/dialogue/decision.ts';
import { boughtWith, invoiceFor, packagesIn, worthOf } from '../../../src/core/dialogue/invoice.ts';
import type { PaidInvoice } from '../../../src/core/incoming.ts';
import { command, facts, incoming, taps, USER_ID } from './situation.ts';

const GOOD: PaidInvoice = {
  payload: `topup:${USER_ID}:XTR:100:newdraft`,
  currency: 'XTR',
  amount: 100,
};

const SPOILT: readonly [string, PaidInvoice][] = [
  ['of another user', { ...GOOD, payload: 'topup:701:XTR:100:newdraft' }],
  ['for another sum than it says', { ...GOOD, amount: 1 }],
  [
    'for a sum that is not on sale',
    { payload: `topup:${USER_ID}:XTR:7:x`, currency: 'XTR', amount: 7 },
  ],
  ['in another currency', { ...GOOD, currency: 'RUB' }],
  ['that somebody else wrote', { ...GOOD, payload: 'premium' }],
  ['without a payload', { ...GOOD, payload: '' }],
  ['with a sum that is no number of ours', { ...GOOD, payload: `topup:${USER_ID}:XTR:0100:x` }],
];

describe('an invoice', () => {
  it('says whose it is and what for, in at most 128 bytes, and is known again', () => {
    for (const each of [...packagesIn('XTR'), ...packagesIn('RUB')]) {
      const invoice = invoiceFor(2 ** 52, each, 'a-long_1');
      expect(invoice.payload.length).toBeLessThanOrEqual(128);
      expect(boughtWith(invoice, 2 ** 52)).toEqual(each);
    }
  });

  it('comes after a tap on a package', () => {
    const { replies, deeds } = decide(facts(), taps({ kind: 'buy', currency: 'XTR', amount: 100 }));
    expect(replies).toEqual([{ kind: 'invoice', invoice: { ...GOOD, kopecks: 15_000n } }]);
    expect(deeds).toEqual([]);
  });
});

describe('just before the money moves', () => {
  const asked = (invoice: PaidInvoice) =>
    decide(facts(), incoming({ kind: 'checkout', queryId: 'pre', invoice })).replies;

  it('an invoice of ours is let through', () => {
    expect(asked(GOOD)).toEqual([{ kind: 'answer-checkout', queryId: 'pre', refusal: null }]);
  });

  it.each(SPOILT)('one %s is refused', (_, invoice) => {
    expect(asked(invoice)).toMatchObject([
      { kind: 'answer-checkout', queryId: 'pre', refusal: { key: 'topup-refused' } },
    ]);
  });
});

describe('when the money has moved', () => {
  const paid = (invoice: PaidInvoice, known: Facts = facts()) =>
    decide(known, incoming({ kind: 'paid', chargeId: 'charge-1', invoice }));

  it('the wallet gets what the package promised', () => {
    expect(paid(GOOD).deeds).toEqual([
      { kind: 'top-up', chargeId: 'charge-1', currency: 'XTR', amount: 100, kopecks: 15_000n },
    ]);
  });

  it.each(SPOILT)(
    'with an invoice %s, nobody loses money and an operator is told',
    (_, invoice) => {
      const [topUp, alarm] = paid(invoice).deeds;
      expect(topUp).toMatchObject({ kind: 'top-up', currency: invoice.currency });
      expect(alarm).toMatchObject({ kind: 'alarm', alarm: { about: 'strange-payment', invoice } });
    },
  );

  it('in a currency that we do not know, an operator is told and the user as well', () => {
    const { deeds, replies } = paid({ ...GOOD, currency: 'USD' });
    expect(deeds).toMatchObject([{ kind: 'alarm', alarm: { about: 'strange-payment' } }]);
    expect(replies).toMatchObject([{ screen: { key: 'topup-strange' } }]);
  });

  it('a payment that is told twice is not shown twice on the balance', () => {
    const payment = paymentFacts({ chargeId: 'charge-1' });
    const wallet = { availableKopecks: 15_000n, heldKopecks: 0n };
    expect(paid(GOOD, facts({ payment, wallet })).replies).toMatchObject([
      { screen: { kind: 'receipt', availableKopecks: 15_000n, chargeId: 'charge-1' } },
    ]);
  });

  it('any number of Stars is worth at least what the packages give for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (amount) => {
        const worth = worthOf({ payload: '', currency: 'XTR', amount }) ?? 0n;
        for (const each of stars.packages) {
          const share = each.kopecks * BigInt(amount);
          expect(worth * BigInt(each.stars)).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });

  it.each([0, -5, 0.5, Number.NaN, 2 ** 60])('%s of a currency is worth nothing', (amount) => {
    expect(worthOf({ payload: '', currency: 'XTR', amount })).toBeNull();
    expect(worthOf({ payload: '', currency: 'RUB', amount })).toBeNull();
  });
});

function paymentFacts(changes: Partial<PaymentFacts> = {}): PaymentFacts {
  return {
    chargeId: 'charge',
    userId: 701,
    currency: 'XTR',
    kopecks: 15_000n,
    isRefunded: false,
    payerAvailableKopecks: 15_000n,
    ...changes,
  };
}

describe('/refund', () => {
  const admin = {
    id: USER_ID,
    language: 'en',
    isNew: false,
    role: 'admin',
    isBanned: false,
  } as const;

  it('is for admins: a stranger hears what is heard after any unknown command', () => {
    const known = facts({ payment: paymentFacts() });
    expect(decide(known, command('refund', 'charge'))).toEqual(
      decide(known, command('nonsense', 'charge')),
    );
  });

  it('gives a payment back', () => {
    const known = facts({ user: admin, payment: paymentFacts() });
    const { deeds, replies } = decide(known, command('refund', 'charge'));
    expect(deeds).toMatchObject([
      { kind: 'refund', chargeId: 'charge', payerId: 701 },
      { kind: 'admin', deed: { kind: 'audit', entry: { subject: 'user 701' } } },
    ]);
    expect(replies).toMatchObject([{ screen: { key: 'refund-done' } }]);
  });

  it.each<[string, PaymentFacts | null, string]>([
    ['which does not exist', null, 'refund-unknown'],
    ['which was given back before', paymentFacts({ isRefunded: true }), 'refund-already'],
    ['in roubles', paymentFacts({ currency: 'RUB' }), 'refund-stars-only'],
    ['which is spent', paymentFacts({ payerAvailableKopecks: 14_999n }), 'refund-spent'],
  ])('does nothing about a payment %s', (_, payment, key) => {
    const decision = decide(facts({ user: admin, payment }), command('refund', 'charge'));
    expect([decision.deeds, decision.replies]).toMatchObject([[], [{ screen: { key } }]]);
  });

  it('says how it is written', () => {
    expect(decide(facts({ user: admin }), command('refund')).replies).toMatchObject([
      { screen: { key: 'refund-usage' } },
    ]);
  });
});

describe('a payment that Telegram gave back by itself', () => {
  const refunded = incoming({ kind: 'refunded', chargeId: 'charge', invoice: GOOD });

  it('is noted, and the user is told', () => {
    const { deeds, replies } = decide(facts({ payment: paymentFacts() }), refunded);
    expect(deeds).toEqual([{ kind: 'note-refund', chargeId: 'charge' }]);
    expect(replies).toMatchObject([{ screen: { key: 'refund-received' } }]);
  });

  it('is noted also when nobody knows of it', () => {
    expect(decide(facts(), refunded).deeds).toEqual([{ kind: 'note-refund', chargeId: 'charge' }]);
  });
});

describe('a question about a payment', () => {
  const inStars = { currency: 'XTR', providerChargeId: null };
  const recentPayments = [
    { ...inStars, chargeId: 'charge-2', kopecks: 7_500n, paidAtMs: 2, isRefunded: true },
    { ...inStars, chargeId: 'charge-1', kopecks: 15_000n, paidAtMs: 1, isRefunded: false },
  ];

  it('goes to a person, with the last payments and the incidents that it names', () => {
    const question = 'paid 100, got <b> and 0a1b2c3d';
    expect(decide(facts({ recentPayments }), command('paysupport', question)).deeds).toEqual([
      { kind: 'keep-question', body: question },
      {
        kind: 'alarm',
        alarm: {
          ...{ about: 'payment-question', question, payments: recentPayments },
          incidentIds: ['0a1b2c3d'],
        },
      },
    ]);
  });

  it('that is not asked yet shows the numbers to be named', () => {
    const shown = { kind: 'paysupport', payments: recentPayments };
    const known = facts({ recentPayments });
    expect(decide(known, command('paysupport')).replies).toMatchObject([{ screen: shown }]);
    expect(decide(known, taps({ kind: 'paysupport' })).replies).toMatchObject([{ screen: shown }]);
  });
});
