import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NumberedEvent } from '../sandbox/fake-telegram/chat-event.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';

/** Invoices, checkouts, charges and refunds, as the bot and the payer see them. */

const ANNA = 1001;
const BEN = 1002;
let telegram: FakeTelegram;
let bill: number;

beforeEach(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN });
  telegram.control.say(ANNA, '/start');
  telegram.control.say(BEN, '/start');
  bill = (await sendBill()).message_id;
});
afterEach(() => telegram.close());

function sendBill(more: Record<string, unknown> = {}): Promise<{ message_id: number }> {
  return ok(telegram, 'sendInvoice', {
    chat_id: ANNA,
    title: 'Top-up',
    description: '150 roubles on the balance',
    payload: 'topup:1001',
    currency: 'XTR',
    prices: [{ label: 'Top-up', amount: 100 }],
    ...more,
  });
}

/** The newest update of a kind, as the bot gets it. */
async function last(kind: string): Promise<Record<string, never>> {
  const updates: Record<string, Record<string, never>>[] = await ok(telegram, 'getUpdates');
  const found = updates.findLast((update) => update[kind] !== undefined)?.[kind];
  if (found === undefined) throw new Error(`There is no ${kind}.`);
  return found;
}

async function pay(): Promise<string> {
  const paying = telegram.control.pay(ANNA, bill);
  const { id } = await last('pre_checkout_query');
  await ok(telegram, 'answerPreCheckoutQuery', { pre_checkout_query_id: id, ok: true });
  const outcome = await paying;
  if (outcome.kind !== 'paid') throw new Error('The payment was refused.');
  return outcome.chargeId;
}

const starsOf = (id: number): number => telegram.control.person(id).stars;

it('the app shows what it costs, and a button to pay', () => {
  const shown = telegram.control.chat(ANNA).at(-1);
  expect(shown).toMatchObject({
    invoice: { title: 'Top-up', currency: 'XTR', amount: 100, state: 'open' },
    keyboard: [[{ label: 'Pay ⭐️100', isPay: true }]],
  });
});

it('paid: asked, answered, charged, told', async () => {
  const states: unknown[] = [];
  telegram.control.subscribe((event: NumberedEvent) => {
    if (event.kind === 'checkout') states.push(event.state);
  });
  const before = starsOf(ANNA);
  const paying = telegram.control.pay(ANNA, bill);
  expect(() => telegram.control.pay(ANNA, bill)).toThrow('This invoice is checking.');
  const query = await last('pre_checkout_query');
  expect(query).toMatchObject({
    from: { id: ANNA },
    currency: 'XTR',
    total_amount: 100,
    invoice_payload: 'topup:1001',
  });
  expect(starsOf(ANNA)).toBe(before);
  await ok(telegram, 'answerPreCheckoutQuery', { pre_checkout_query_id: query['id'], ok: true });
  const outcome = await paying;
  expect(outcome).toEqual({ kind: 'paid', chargeId: expect.stringMatching(/^stx/) });
  expect(starsOf(ANNA)).toBe(before - 100);
  expect(states).toEqual(['checking', 'paid']);
  expect(await last('message')).toMatchObject({
    successful_payment: {
      currency: 'XTR',
      total_amount: 100,
      invoice_payload: 'topup:1001',
      telegram_payment_charge_id: (outcome as { chargeId: string }).chargeId,
    },
  });
  expect(() => telegram.control.pay(ANNA, bill)).toThrow('This invoice is paid.');
});

describe('not paid', () => {
  it('when the bot refuses: with its words', async () => {
    const before = starsOf(ANNA);
    const paying = telegram.control.pay(ANNA, bill);
    const { id } = await last('pre_checkout_query');
    const wordless = { pre_checkout_query_id: id, ok: false };
    expect((await call(telegram, 'answerPreCheckoutQuery', wordless)).error_code).toBe(400);
    await ok(telegram, 'answerPreCheckoutQuery', { ...wordless, error_message: 'Sold out' });
    expect(await paying).toEqual({ kind: 'refused', reason: 'Sold out' });
    expect(starsOf(ANNA)).toBe(before);
    // It can be tried again.
    await pay();
    expect(starsOf(ANNA)).toBe(before - 100);
  });

  it('when the bot is silent for too long', async () => {
    telegram.control.change({ checkoutAnswerMs: 1 });
    expect(await telegram.control.pay(ANNA, bill)).toEqual({ kind: 'refused', reason: null });
    const { id } = await last('pre_checkout_query');
    const answer = { pre_checkout_query_id: id, ok: true };
    const { description } = await call(telegram, 'answerPreCheckoutQuery', answer);
    expect(description).toContain('query is too old');
  });

  it('without enough Stars', async () => {
    const { message_id: dear } = await sendBill({ prices: [{ label: 'x', amount: 100_000 }] });
    expect(() => telegram.control.pay(ANNA, dear)).toThrow('there are only 5000');
  });
});

describe('refund', () => {
  it('gives the Stars back once, and tells the bot', async () => {
    const before = starsOf(ANNA);
    const chargeId = await pay();
    const refund = { user_id: ANNA, telegram_payment_charge_id: chargeId };
    expect(
      (await call(telegram, 'refundStarPayment', { ...refund, user_id: BEN })).description,
    ).toBe('Bad Request: CHARGE_NOT_FOUND');
    expect((await call(telegram, 'refundStarPayment', refund)).ok).toBe(true);
    expect(starsOf(ANNA)).toBe(before);
    expect(await last('message')).toMatchObject({
      refunded_payment: { telegram_payment_charge_id: chargeId, total_amount: 100 },
    });
    expect((await call(telegram, 'refundStarPayment', refund)).description).toBe(
      'Bad Request: CHARGE_ALREADY_REFUNDED',
    );
  });

  it('by Telegram itself', async () => {
    const chargeId = await pay();
    telegram.control.refundByTelegram(chargeId);
    expect(await last('message')).toMatchObject({
      refunded_payment: { telegram_payment_charge_id: chargeId },
    });
    expect(() => telegram.control.refundByTelegram(chargeId)).toThrow('given back before');
  });
});

it('the list of transactions has both directions under one id', async () => {
  const chargeId = await pay();
  const partner = { type: 'user', user: { id: ANNA }, invoice_payload: 'topup:1001' };
  expect((await ok(telegram, 'getStarTransactions')).transactions).toMatchObject([
    { id: chargeId, amount: 100, source: partner },
  ]);
  expect(await ok(telegram, 'getMyStarBalance')).toEqual({ amount: 100 });
  await ok(telegram, 'refundStarPayment', { user_id: ANNA, telegram_payment_charge_id: chargeId });
  const { transactions } = await ok(telegram, 'getStarTransactions', { offset: 1 });
  expect(transactions).toMatchObject([{ id: chargeId, receiver: partner }]);
  expect(await ok(telegram, 'getMyStarBalance')).toEqual({ amount: 0 });
});

it('roubles go through a provider and leave the Stars alone', async () => {
  const before = starsOf(ANNA);
  const roubles = {
    currency: 'RUB',
    provider_token: '1:TEST:abc',
    prices: [{ label: 'x', amount: 15000 }],
  };
  bill = (await sendBill(roubles)).message_id;
  await pay();
  expect(starsOf(ANNA)).toBe(before);
  expect((await ok(telegram, 'getStarTransactions')).transactions).toEqual([]);
});
