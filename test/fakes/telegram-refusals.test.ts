import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';

/** What the Bot API refuses besides texts, with the words it uses. */

const ANNA = 1001;
let telegram: FakeTelegram;
let own: number;
let text: number;
let bill: number;

beforeAll(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN, settings: { sendsPerSecond: null } });
  const [said = 0] = telegram.control.say(ANNA, '/start');
  own = said;
  text = (await ok(telegram, 'sendMessage', { chat_id: ANNA, text: 'hello' })).message_id;
  bill = (await ok(telegram, 'sendInvoice', invoice({}))).message_id;
});
afterAll(() => telegram.close());

const button = (more: Record<string, unknown>): unknown => ({
  inline_keyboard: [[{ text: 'x', ...more }]],
});
function invoice(more: Record<string, unknown>): Record<string, unknown> {
  return {
    chat_id: ANNA,
    title: 'Top-up',
    description: '100 Stars',
    payload: 'topup',
    currency: 'XTR',
    prices: [{ label: 'Top-up', amount: 100 }],
    ...more,
  };
}
const say = (source: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  chat_id: ANNA,
  text: source,
  ...more,
});

type Row = readonly [
  what: string,
  method: string,
  payload: () => Record<string, unknown>,
  description: string,
];

const REFUSED: readonly Row[] = [
  [
    'data of 65 bytes',
    'sendMessage',
    () => say('x', { reply_markup: button({ callback_data: 'x'.repeat(65) }) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'data of 33 two-byte letters',
    'sendMessage',
    () => say('x', { reply_markup: button({ callback_data: 'я'.repeat(33) }) }),
    'BUTTON_DATA_INVALID',
  ],
  [
    'a button that does nothing',
    'sendMessage',
    () => say('x', { reply_markup: button({}) }),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a button without a text',
    'sendMessage',
    () => say('x', { reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } }),
    'can\'t parse inline keyboard button: Can\'t find field "text"',
  ],
  [
    'a button to nowhere',
    'sendMessage',
    () => say('x', { reply_markup: button({ url: 'nowhere' }) }),
    "inline keyboard button URL 'nowhere' is invalid: Unsupported URL protocol",
  ],
  [
    '101 buttons',
    'sendMessage',
    () =>
      say('x', {
        reply_markup: {
          inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'x', callback_data: 'x' }]),
        },
      }),
    'reply markup is too long',
  ],
  [
    'a keyboard that is no JSON',
    'sendMessage',
    () => say('x', { reply_markup: '{' }),
    "can't parse reply keyboard markup JSON object",
  ],
  [
    'an edit of nothing',
    'editMessageText',
    () => say('y', { message_id: 999 }),
    'message to edit not found',
  ],
  [
    "an edit of somebody's message",
    'editMessageText',
    () => say('y', { message_id: own }),
    "message can't be edited",
  ],
  [
    'an edit without a change',
    'editMessageText',
    () => say('hello', { message_id: text }),
    'message is not modified: specified new message content and reply markup are exactly the ' +
      'same as a current content and reply markup of the message',
  ],
  [
    'an edit of the text of an invoice',
    'editMessageText',
    () => say('y', { message_id: bill }),
    'there is no text in the message to edit',
  ],
  [
    'an edit of the caption of a text',
    'editMessageCaption',
    () => ({ chat_id: ANNA, message_id: text, caption: 'y' }),
    'there is no caption in the message to edit',
  ],
  [
    'a deletion of nothing',
    'deleteMessage',
    () => ({ chat_id: ANNA, message_id: 999 }),
    'message to delete not found',
  ],
  [
    'a toast for an unknown tap',
    'answerCallbackQuery',
    () => ({ callback_query_id: '1' }),
    'query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a toast of 201 characters',
    'answerCallbackQuery',
    () => ({ callback_query_id: '1', text: 'x'.repeat(201) }),
    'MESSAGE_TOO_LONG',
  ],
  [
    'an unknown file',
    'sendPhoto',
    () => ({ chat_id: ANNA, photo: 'AgAC' }),
    'wrong file identifier/HTTP URL specified',
  ],
  ['no file', 'sendPhoto', () => ({ chat_id: ANNA }), 'there is no photo in the request'],
  ['a file that is not there', 'getFile', () => ({ file_id: 'AgAC' }), 'invalid file_id'],
  [
    'a caption of 1025',
    'sendPhoto',
    () => ({ chat_id: ANNA, caption: 'x'.repeat(1025) }),
    'message caption is too long',
  ],
  [
    'two prices in Stars',
    'sendInvoice',
    () => invoice({ prices: [1, 2].map((amount) => ({ label: 'x', amount })) }),
    'STARS_INVOICE_INVALID',
  ],
  [
    'Stars with a provider',
    'sendInvoice',
    () => invoice({ provider_token: 'abc' }),
    'STARS_INVOICE_INVALID',
  ],
  [
    'roubles without a provider',
    'sendInvoice',
    () => invoice({ currency: 'RUB' }),
    'PAYMENT_PROVIDER_INVALID',
  ],
  [
    'an amount of nothing',
    'sendInvoice',
    () => invoice({ prices: [{ label: 'x', amount: 0 }] }),
    'CURRENCY_TOTAL_AMOUNT_INVALID',
  ],
  [
    'a payload of 129 bytes',
    'sendInvoice',
    () => invoice({ payload: 'x'.repeat(129) }),
    'INVOICE_PAYLOAD_INVALID',
  ],
  [
    'an invoice whose first button does not pay',
    'sendInvoice',
    () => invoice({ reply_markup: button({ callback_data: 'a' }) }),
    'REPLY_MARKUP_BUY_EMPTY',
  ],
  [
    'an answer to no checkout',
    'answerPreCheckoutQuery',
    () => ({ pre_checkout_query_id: '1', ok: true }),
    'query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a refund of nothing',
    'refundStarPayment',
    () => ({ user_id: ANNA, telegram_payment_charge_id: 'stx' }),
    'CHARGE_NOT_FOUND',
  ],
  [
    'a webhook that is no address',
    'setWebhook',
    () => ({ url: 'example' }),
    'bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'a secret with a space',
    'setWebhook',
    () => ({ url: 'https://bot.example/x', secret_token: 'a b' }),
    'secret token contains unallowed characters',
  ],
  [
    'a command in capitals',
    'setMyCommands',
    () => ({ commands: [{ command: 'Start', description: 'x' }] }),
    'BOT_COMMAND_INVALID',
  ],
  [
    'an album of one',
    'sendMediaGroup',
    () => ({ chat_id: ANNA, media: [{ type: 'photo', media: 'x' }] }),
    'there must be at least 2 messages in an album',
  ],
  [
    'an album of eleven',
    'sendMediaGroup',
    () => ({
      chat_id: ANNA,
      media: Array.from({ length: 11 }, () => ({ type: 'photo', media: 'x' })),
    }),
    'too many messages to send as an album',
  ],
  [
    'documents among photos',
    'sendMediaGroup',
    () => ({
      chat_id: ANNA,
      media: ['photo', 'document'].map((type) => ({ type, media: 'x' })),
    }),
    "document can't be mixed with other media types",
  ],
  [
    'an animation in an album',
    'sendMediaGroup',
    () => ({
      chat_id: ANNA,
      media: ['animation', 'animation'].map((type) => ({ type, media: 'x' })),
    }),
    'can\'t parse InputMedia: type "animation" can\'t be used in sendMediaGroup',
  ],
  [
    'an unknown action',
    'sendChatAction',
    () => ({ chat_id: ANNA, action: 'think' }),
    'wrong parameter action in request',
  ],
  [
    'a draft without a number',
    'sendMessageDraft',
    () => say('x', { draft_id: 0 }),
    'draft_id must be non-zero',
  ],
];

describe('400 Bad Request', () => {
  it.each(REFUSED)('%s', async (_what, method, payload, description) => {
    expect(await call(telegram, method, payload())).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${description}`,
    });
  });
});
