import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiError } from '../sandbox/fake-telegram/api-error.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { FloodLimits } from '../sandbox/fake-telegram/flood-limits.ts';
import { realSettings } from '../sandbox/fake-telegram/settings.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';

/** What the Bot API refuses, with the words it uses. */

const ANNA = 1001;
const BEN = 1002;
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
const html = (source: string): Record<string, unknown> => ({
  chat_id: ANNA,
  text: source,
  parse_mode: 'HTML',
});
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
  ['no chat', 'sendMessage', () => ({ text: 'x' }), 'chat_id is empty'],
  ['an unknown chat', 'sendMessage', () => ({ chat_id: 42, text: 'x' }), 'chat not found'],
  [
    'somebody who never wrote',
    'sendMessage',
    () => ({ chat_id: BEN, text: 'x' }),
    'chat not found',
  ],
  ['no text', 'sendMessage', () => ({ chat_id: ANNA }), 'message text is empty'],
  ['only space', 'sendMessage', () => say(' \n '), 'message text is empty'],
  ['only tags', 'sendMessage', () => html('<b> </b>'), 'message text is empty'],
  ['4097 characters', 'sendMessage', () => say('x'.repeat(4097)), 'message is too long'],
  ['another mode', 'sendMessage', () => say('x', { parse_mode: 'BB' }), 'unsupported parse_mode'],
  [
    'an unknown tag',
    'sendMessage',
    () => html('цена (<1₽) сейчас'),
    'can\'t parse entities: Unsupported start tag "1₽)" at byte offset 10',
  ],
  [
    'a bare <',
    'sendMessage',
    () => html('a < b and c > d'),
    'can\'t parse entities: Unsupported start tag "" at byte offset 2',
  ],
  [
    'a < at the end',
    'sendMessage',
    () => html('a <'),
    "can't parse entities: Unclosed start tag at byte offset 2",
  ],
  [
    'an open tag',
    'sendMessage',
    () => html('<b>x'),
    'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
  ],
  [
    'crossed tags',
    'sendMessage',
    () => html('<b><i>x</b></i>'),
    'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
  ],
  [
    'an end without a beginning',
    'sendMessage',
    () => html('x</b>'),
    "can't parse entities: Unexpected end tag at byte offset 1",
  ],
  [
    'an attribute without a value',
    'sendMessage',
    () => html('<a href>x</a>'),
    "can't parse entities: Expected equal sign in declaration of an attribute of the tag " +
      '"a" at byte offset 0',
  ],
  [
    'a span that is no spoiler',
    'sendMessage',
    () => html('<span class="red">x</span>'),
    'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
  ],
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

const TAKEN: readonly (readonly [string, Record<string, unknown>, string, unknown[]])[] = [
  ['4096 characters', say('x'.repeat(4096)), 'x'.repeat(4096), []],
  [
    'all tags',
    html('<b>a</b><i>b</i><u>c</u><s>d</s><code>e</code><tg-spoiler>f</tg-spoiler>'),
    'abcdef',
    ['bold', 'italic', 'underline', 'strikethrough', 'code', 'spoiler'],
  ],
  [
    'escaped characters',
    html('1 &lt; 2 &amp; 3 &gt; 2 &quot;&#128512;&#x1F600;'),
    '1 < 2 & 3 > 2 "😀😀',
    [],
  ],
  ['names of characters that it does not know', html('&nbsp;&copy;'), '&nbsp;&copy;', []],
  ['nested tags', html('<b>a <i>b</i></b>'), 'a b', ['bold', 'italic']],
  ['a link', html('<a href="https://e.example/?a=1&amp;b=2">x</a>'), 'x', ['text_link']],
  ['a quotation', html('<blockquote expandable>x</blockquote>'), 'x', ['expandable_blockquote']],
  ['a text that is no HTML', say('1 < 2 & <b>'), '1 < 2 & <b>', []],
  ['space around', html('  <b> x</b> \n'), 'x', ['bold']],
  [
    'data of 64 bytes',
    say('x', { reply_markup: button({ callback_data: 'x'.repeat(64) }) }),
    'x',
    [],
  ],
];

describe('200', () => {
  it.each(TAKEN)('%s', async (_what, payload, shown, types) => {
    const message = await ok(telegram, 'sendMessage', payload);
    expect(message.text).toBe(shown);
    const entities: { type: string; offset: number; length: number }[] = message.entities ?? [];
    expect(entities.map(({ type }) => type)).toEqual(types);
    for (const { offset, length } of entities) {
      expect(shown.slice(offset, offset + length)).not.toBe('');
    }
  });

  it.each([
    ['a query', () => fetch(`${telegram.url}/bot${BOT_TOKEN}/sendMessage?chat_id=${ANNA}&text=x`)],
    [
      'a form',
      () =>
        fetch(`${telegram.url}/bot${BOT_TOKEN}/SENDMESSAGE`, {
          method: 'POST',
          body: new URLSearchParams({ chat_id: String(ANNA), text: 'x' }),
        }),
    ],
    [
      'a multipart form with a keyboard as JSON',
      () => {
        const form = new FormData();
        form.set('chat_id', String(ANNA));
        form.set('text', 'x');
        form.set('reply_markup', JSON.stringify(button({ callback_data: 'a' })));
        return fetch(`${telegram.url}/bot${BOT_TOKEN}/sendMessage`, { method: 'POST', body: form });
      },
    ],
  ])('parameters in %s', async (_what, send) => {
    const { ok: isOk, result } = (await (await send()).json()) as {
      ok: boolean;
      result: { text: string };
    };
    expect({ isOk, text: result?.text }).toEqual({ isOk: true, text: 'x' });
  });
});

describe('other refusals', () => {
  const at = async (path: string): Promise<unknown> => {
    const response = await fetch(`${telegram.url}${path}`);
    return [response.status, ((await response.json()) as { description: string }).description];
  };

  it.each([
    ['a wrong token', `/bot1:other/getMe`, 401, 'Unauthorized'],
    ['no token', '/botx/getMe', 404, 'Not Found'],
    ['an unknown method', `/bot${BOT_TOKEN}/sendGift2`, 404, 'Not Found: method not found'],
    ['a file without the token', '/file/bot1:x/photos/file_1.png', 404, 'Not Found'],
    ['another path', '/', 404, 'Not Found'],
  ])('%s', async (_what, path, status, description) => {
    expect(await at(path)).toEqual([status, description]);
  });

  it('403 for those who have blocked the bot', async () => {
    const { id } = telegram.control.addPerson({ firstName: 'Eva' });
    telegram.control.say(id, '/start');
    telegram.control.setBlocked(id, true);
    expect(await call(telegram, 'sendMessage', { chat_id: id, text: 'x' })).toEqual({
      ok: false,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    });
    expect(() => telegram.control.say(id, 'x')).toThrow('Eva has blocked the bot');
    telegram.control.setBlocked(id, false);
    expect((await call(telegram, 'sendMessage', { chat_id: id, text: 'x' })).ok).toBe(true);
  });

  it('429 with the seconds to wait, when too much is sent', async () => {
    telegram.control.change({ sendsPerSecond: 0 });
    const answer = await call(telegram, 'sendMessage', say('x'));
    telegram.control.change({ sendsPerSecond: null });
    expect(answer).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
  });

  it('no more than so many sends within a second', () => {
    const limits = new FloodLimits({
      ...realSettings,
      sendsPerSecond: 3,
      sendsPerSecondPerChat: 2,
    });
    const passes = (chatId: number, nowMs: number): boolean => {
      try {
        limits.count(chatId, nowMs);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError);
        return false;
      }
    };
    const times = [
      [1, 0],
      [1, 400],
      [1, 500],
      [2, 600],
      [2, 999],
      [1, 1000],
      [2, 1399],
      [2, 1400],
    ] as const;
    expect(times.map(([chatId, nowMs]) => passes(chatId, nowMs))).toEqual([
      ...[true, true, false, true, false, true, false, true],
    ]);
  });
});
