import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingContent } from '../../src/core/incoming.ts';
import { parseUpdate } from '../../src/telegram/parse-update.ts';

const from = { id: 7, is_bot: false, first_name: 'Ann', language_code: 'en-GB' };
const chat = { id: 7, type: 'private', first_name: 'Ann' };
const head = { message_id: 10, from, chat, date: 1_700_000_000 };
const file = { file_id: 'f', file_unique_id: 'u', file_size: 10 };

function parse(update: object) {
  return parseUpdate(JSON.stringify({ update_id: 5, ...update }));
}

/** Of a message with these fields. */
function content(fields: object): object | null {
  return parse({ message: { ...head, ...fields } });
}

const sent = {
  fileId: 'f',
  fileUniqueId: 'u',
  mimeType: null,
  fileName: null,
  bytes: 10,
  widthPx: null,
  heightPx: null,
  seconds: null,
};
const payment = {
  currency: 'XTR',
  total_amount: 100,
  invoice_payload: 'topup',
  telegram_payment_charge_id: 'charge',
  provider_payment_charge_id: '',
};
const invoice = { payload: 'topup', currency: 'XTR', amount: 100 };

const MESSAGES: readonly [string, object, IncomingContent][] = [
  ['a command', { text: '/start' }, { kind: 'command', command: 'start', argument: '' }],
  [
    'a command with words',
    { text: '/Start@truth_bot  ref_1 \n x ' },
    { kind: 'command', command: 'start', argument: 'ref_1 \n x' },
  ],
  ['a text', { text: ' a/b <b>' }, { kind: 'text', text: ' a/b <b>' }],
  ['a path, which is no command', { text: '/usr/bin' }, { kind: 'text', text: '/usr/bin' }],
  [
    'a text that PostgreSQL would not take',
    { text: 'a\0b\ud800' },
    { kind: 'text', text: 'ab\ufffd' },
  ],
  [
    'a photo: the largest of its sizes',
    {
      photo: [
        { ...file, file_id: 'small', width: 90, height: 60 },
        { ...file, width: 900, height: 600 },
        { ...file, file_id: 'middle', width: 320, height: 200 },
      ],
      caption: 'blue',
    },
    {
      kind: 'file',
      caption: 'blue',
      file: { ...sent, kind: 'image', mimeType: 'image/jpeg', widthPx: 900, heightPx: 600 },
    },
  ],
  [
    'a video',
    {
      video: { ...file, width: 4, height: 3, duration: 9, mime_type: 'video/mp4', file_name: 'a' },
    },
    {
      kind: 'file',
      caption: '',
      file: {
        ...sent,
        kind: 'video',
        mimeType: 'video/mp4',
        fileName: 'a',
        widthPx: 4,
        heightPx: 3,
        seconds: 9,
      },
    },
  ],
  [
    'an animation, which is told twice',
    { animation: { ...file, duration: 2 }, document: file },
    { kind: 'file', caption: '', file: { ...sent, kind: 'video', seconds: 2 } },
  ],
  [
    'a video note',
    { video_note: { ...file, length: 240, duration: 3 } },
    {
      kind: 'file',
      caption: '',
      file: { ...sent, kind: 'video', widthPx: 240, heightPx: 240, seconds: 3 },
    },
  ],
  [
    'a voice message',
    { voice: { ...file, duration: 3, mime_type: 'audio/ogg' } },
    {
      kind: 'file',
      caption: '',
      file: { ...sent, kind: 'audio', mimeType: 'audio/ogg', seconds: 3 },
    },
  ],
  ['an audio', { audio: file }, { kind: 'file', caption: '', file: { ...sent, kind: 'audio' } }],
  [
    'a document',
    { document: { ...file, mime_type: 'image/png' } },
    { kind: 'file', caption: '', file: { ...sent, kind: 'document', mimeType: 'image/png' } },
  ],
  ['a payment', { successful_payment: payment }, { kind: 'paid', chargeId: 'charge', invoice }],
  [
    'a payment by card',
    { successful_payment: { ...payment, currency: 'RUB', provider_payment_charge_id: 'theirs' } },
    {
      kind: 'paid',
      chargeId: 'charge',
      providerChargeId: 'theirs',
      invoice: { ...invoice, currency: 'RUB' },
    },
  ],
  ['a refund', { refunded_payment: payment }, { kind: 'refunded', chargeId: 'charge', invoice }],
  ['a sticker', { sticker: file }, { kind: 'other', what: 'sticker', needsAnswer: true }],
  [
    'a message that Telegram wrote',
    { pinned_message: head },
    { kind: 'other', what: 'pinned_message', needsAnswer: false },
  ],
];

describe('a message with', () => {
  it.each(MESSAGES)('%s', (_, fields, expected) => {
    expect(content(fields)).toEqual({
      updateId: 5,
      userId: 7,
      chatId: 7,
      firstName: 'Ann',
      username: null,
      forwardedFromId: null,
      languageCode: 'en-GB',
      ...expected,
    });
  });
});

describe('a tap', () => {
  const query = { id: 'q', from, data: '1:menu', chat_instance: 'x' };

  it('tells the button and its message', () => {
    expect(parse({ callback_query: { ...query, message: { ...head, text: 'x' } } })).toMatchObject({
      kind: 'tap',
      data: '1:menu',
      queryId: 'q',
      messageId: 10,
      chatId: 7,
    });
  });

  it('on a message that Telegram no longer shows is a tap as well', () => {
    const gone = { chat, message_id: 10, date: 0 };
    expect(parse({ callback_query: { ...query, message: gone } })).toMatchObject({
      kind: 'tap',
      messageId: null,
    });
    expect(parse({ callback_query: query })).toMatchObject({ messageId: null, chatId: 7 });
  });
});

describe('other updates', () => {
  it('a question before a payment', () => {
    const query = { id: 'pre', from, currency: 'XTR', total_amount: 100, invoice_payload: 'topup' };
    expect(parse({ pre_checkout_query: query })).toMatchObject({
      kind: 'checkout',
      queryId: 'pre',
      invoice,
      chatId: 7,
    });
  });

  it.each([
    ['kicked', true],
    ['member', false],
  ])('the bot is %s', (status, blocked) => {
    const member = { chat, from, date: 1, new_chat_member: { status, user: from } };
    expect(parse({ my_chat_member: member })).toMatchObject({ kind: 'blocked', blocked });
  });

  it('an edited message asks for nothing', () => {
    expect(parse({ edited_message: { ...head, text: 'x' } })).toMatchObject({
      kind: 'other',
      needsAnswer: false,
    });
  });

  it('in a group only a command is meant for the bot', () => {
    const group = { ...head, chat: { id: -100, type: 'supergroup' } };
    expect(parse({ message: { ...group, text: '/start' } })).toMatchObject({
      kind: 'other',
      needsAnswer: true,
      chatId: -100,
    });
    expect(parse({ message: { ...group, text: 'hello' } })).toMatchObject({ needsAnswer: false });
  });

  it.each([
    '',
    'null',
    '[]',
    '{"update_id":"5"}',
    '{"update_id":5}',
    '{"update_id":5,"poll":{}}',
    '{"update_id":5,"message":{"text":"x"}}',
    '{"update_id":5,"message":{"from":{"id":1.5},"chat":[],"text":"x"}}',
    '{"update_id":5,"callback_query":{"from":{"id":7}}}',
  ])('%s is from nobody', (payload) => {
    expect(parseUpdate(payload)).toBeNull();
  });
});

describe('anything', () => {
  const names = [
    ...['message', 'callback_query', 'pre_checkout_query', 'my_chat_member', 'edited_message'],
    ...['from', 'chat', 'id', 'type', 'text', 'photo', 'video', 'document', 'data', 'date'],
    ...['successful_payment', 'file_id', 'file_unique_id', 'new_chat_member', 'update_id'],
  ];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('private', 7, 0.5, -1, true, null, '', 'x'),
      fc.dictionary(fc.constantFrom(...names), tie('tree')),
      fc.array(tie('tree'), { maxLength: 3 }),
    ),
  }));

  it('is read without a throw', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(...names), (value, name) => {
        for (const update of [value, { update_id: 5, [name]: value }]) {
          const incoming = parseUpdate(JSON.stringify(update));
          if (incoming !== null) expect(Number.isSafeInteger(incoming.userId)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('may be no JSON at all', () => {
    fc.assert(fc.property(fc.string(), (payload) => void parseUpdate(payload)));
  });
});
