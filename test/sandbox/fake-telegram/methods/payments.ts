import { badRequest } from '../api-error.ts';
import type { Fields } from '../fields.ts';
import { readKeyboard } from '../keyboard.ts';
import type { Invoice, Payment } from '../message.ts';
import { wireMessage, wireUser } from '../message-wire.ts';
import type { Telegram } from '../telegram.ts';
import { chatToSendTo } from './call-chat.ts';
import type { Method } from './method.ts';

const TITLE_MAX = 32;
const DESCRIPTION_MAX = 255;
const PAYLOAD_BYTES_MAX = 128;
const STARS_MAX = 100_000;
const CURRENCIES = ['XTR', 'RUB', 'USD', 'EUR'];

interface Price {
  readonly label?: unknown;
  readonly amount?: unknown;
}

/** `123:TEST:…` or `123:LIVE:…`, as BotFather gives them. */
const PROVIDER_TOKEN = /^\d+:(TEST|LIVE):\w+$/;
/** Telegram takes what is worth about 1 to 10,000 US dollars, in the smallest unit. */
const AMOUNTS: Readonly<Record<string, readonly [number, number]>> = {
  RUB: [8_800, 78_000_000],
};

function readInvoice(fields: Fields): Invoice {
  const title = fields.text('title');
  const description = fields.text('description');
  const payload = fields.text('payload');
  const currency = fields.text('currency');
  if (title === '') throw badRequest('parameter "title" is required');
  if (title.length > TITLE_MAX) throw badRequest('invoice title is too long');
  if (description === '') throw badRequest('parameter "description" is required');
  if (description.length > DESCRIPTION_MAX) throw badRequest('invoice description is too long');
  if (payload === '' || Buffer.byteLength(payload) > PAYLOAD_BYTES_MAX)
    throw badRequest('INVOICE_PAYLOAD_INVALID');
  if (!CURRENCIES.includes(currency)) throw badRequest('CURRENCY_INVALID');
  const prices = fields.structure('prices', "can't parse prices JSON object");
  if (!Array.isArray(prices) || prices.length === 0) throw badRequest('prices must be non-empty');
  let amount = 0;
  for (const { label, amount: part } of prices as Price[]) {
    if (typeof label !== 'string' || label === '')
      throw badRequest('can\'t parse labeled price: field "label" is required');
    if (!Number.isSafeInteger(part)) throw badRequest("can't parse labeled price: wrong amount");
    amount += part as number;
  }
  const isStars = currency === 'XTR';
  if (isStars && (prices.length !== 1 || fields.text('provider_token') !== ''))
    throw badRequest('STARS_INVOICE_INVALID');
  if (!isStars && !PROVIDER_TOKEN.test(fields.text('provider_token')))
    throw badRequest('PAYMENT_PROVIDER_INVALID');
  const [least, most] = isStars ? [1, STARS_MAX] : (AMOUNTS[currency] ?? [1, Infinity]);
  if (amount < least || amount > most) throw badRequest('CURRENCY_TOTAL_AMOUNT_INVALID');
  return { title, description, payload, currency, amount, state: 'open' };
}

const sendInvoice: Method = (telegram, fields) => {
  const invoice = readInvoice(fields);
  const label = invoice.currency === 'XTR' ? `Pay ⭐️${invoice.amount}` : 'Pay';
  const keyboard = readKeyboard(fields) ?? [[{ label, data: null, url: null, isPay: true }]];
  if (keyboard[0]?.[0]?.isPay !== true) throw badRequest('REPLY_MARKUP_BUY_EMPTY');
  const person = chatToSendTo(telegram, fields);
  return wireMessage(telegram.chats.add(person, true, { kind: 'invoice', invoice }, { keyboard }));
};

const answerPreCheckoutQuery: Method = (telegram, fields) => {
  const ok = fields.flag('ok');
  const refusal = fields.text('error_message');
  if (!ok && refusal === '') throw badRequest('parameter "error_message" is required');
  const checkout = telegram.checkouts.answer(fields.text('pre_checkout_query_id'));
  checkout.settle({ ok, refusal: ok ? null : refusal });
  return true;
};

const refundStarPayment: Method = (telegram, fields) => {
  const payment = telegram.payments.get(fields.text('telegram_payment_charge_id'));
  const person = telegram.chats.person(fields.integer('user_id') ?? 0);
  if (person === null) throw badRequest('USER_ID_INVALID');
  if (payment === undefined || payment.personId !== person.id || payment.currency !== 'XTR')
    throw badRequest('CHARGE_NOT_FOUND');
  if (payment.refundedS !== null) throw badRequest('CHARGE_ALREADY_REFUNDED');
  payment.refundedS = Math.floor(Date.now() / 1000);
  person.stars += payment.amount;
  telegram.chats.personChanged(person);
  const message = telegram.chats.add(person, false, { kind: 'refunded', payment });
  telegram.feed.push(person.id, 'message', wireMessage(message));
  return true;
};

const getStarTransactions: Method = (telegram, fields) => {
  const all = [...telegram.payments.values()].flatMap((payment) => transactions(telegram, payment));
  all.sort((a, b) => a.date - b.date);
  const offset = fields.integer('offset') ?? 0;
  const limit = fields.integer('limit') ?? 100;
  if (offset < 0) throw badRequest('offset must be non-negative');
  if (limit < 1 || limit > 100) throw badRequest('limit must be between 1 and 100');
  return { transactions: all.slice(offset, offset + limit) };
};

const getMyStarBalance: Method = (telegram) => {
  const kept = [...telegram.payments.values()].filter(
    ({ currency, refundedS }) => currency === 'XTR' && refundedS === null,
  );
  return { amount: kept.reduce((sum, { amount }) => sum + amount, 0) };
};

function transactions(
  telegram: Telegram,
  payment: Payment,
): { id: string; amount: number; date: number; [rest: string]: unknown }[] {
  if (payment.currency !== 'XTR') return [];
  const { chargeId: id, amount, dateS, refundedS, payload } = payment;
  const person = telegram.chats.person(payment.personId);
  if (person === null) return [];
  const partner = {
    type: 'user',
    transaction_type: 'invoice_payment',
    user: wireUser(person),
    invoice_payload: payload,
  };
  const incoming = { id, amount, date: dateS, source: partner };
  if (refundedS === null) return [incoming];
  return [incoming, { id, amount, date: refundedS, receiver: partner }];
}

export const paymentMethods = {
  sendInvoice,
  answerPreCheckoutQuery,
  refundStarPayment,
  getStarTransactions,
  getMyStarBalance,
} as const satisfies Record<string, Method>;
