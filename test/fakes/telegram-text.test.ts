import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';

/** Texts and their markup: what is taken, and what is refused with which words. */

const ANNA = 1001;
const BEN = 1002;
let telegram: FakeTelegram;

beforeAll(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN, settings: { sendsPerSecond: null } });
  telegram.control.say(ANNA, '/start');
});
afterAll(() => telegram.close());

const button = (more: Record<string, unknown>): unknown => ({
  inline_keyboard: [[{ text: 'x', ...more }]],
});
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
