import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { until } from '../sandbox/until.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';
import { picture } from './telegram-pictures.ts';

/** Faults on demand, and the control as a page uses it. */

const ANNA = 1001;
let telegram: FakeTelegram;

beforeEach(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN, settings: { sendsPerSecond: null } });
  telegram.control.say(ANNA, '/start');
});
afterEach(() => telegram.close());

const hello = { chat_id: ANNA, text: 'hello' };
const textsOfBot = (): string[] =>
  telegram.control.chat(ANNA).flatMap(({ isFromBot, text }) => (isFromBot ? [text] : []));

/** Through HTTP, as the page does it. */
async function control(path: string, body?: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(`${telegram.url}/__control/${path}`, {
    method: body === undefined && method === 'POST' ? 'GET' : method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
}

describe('faults', () => {
  it('refuse as often as asked, only that method and chat', async () => {
    const effect = { kind: 'refuse', code: 502, description: 'Bad Gateway' } as const;
    telegram.control.fault({ method: 'sendMessage', chatId: ANNA, times: 2, effect });
    expect((await call(telegram, 'getMe')).ok).toBe(true);
    const answers = [
      await call(telegram, 'sendMessage', hello),
      await call(telegram, 'sendMessage', hello),
      await call(telegram, 'sendMessage', hello),
    ];
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, true]);
    expect(textsOfBot()).toEqual(['hello']);
  });

  it('429 tells how long to wait', async () => {
    const effect = { kind: 'refuse', code: 429, description: 'Too Many Requests', retryAfterS: 3 };
    await control('faults', { method: '*', times: 1, effect });
    expect((await call(telegram, 'sendMessage', hello)).parameters).toEqual({ retry_after: 3 });
  });

  it('a lost answer: the message is there, and the sender does not know', async () => {
    telegram.control.fault({ method: 'sendMessage', times: 1, effect: { kind: 'lose-answer' } });
    await expect(call(telegram, 'sendMessage', hello)).rejects.toThrow();
    expect(textsOfBot()).toEqual(['hello']);
    await call(telegram, 'sendMessage', hello);
    expect(telegram.control.duplicates()).toEqual([
      { method: 'sendMessage', chatId: ANNA, payload: hello, times: 2 },
    ]);
  });

  it('a cut connection: nothing happened', async () => {
    telegram.control.fault({ method: 'sendMessage', times: 1, effect: { kind: 'cut' } });
    await expect(call(telegram, 'sendMessage', hello)).rejects.toThrow();
    expect(textsOfBot()).toEqual([]);
    expect(telegram.control.calls('sendMessage').map(({ outcome }) => outcome.kind)).toEqual([
      'cut',
    ]);
  });

  it('an outage ends when it is called off', async () => {
    telegram.control.outage(3_600_000);
    await expect(call(telegram, 'getMe')).rejects.toThrow();
    telegram.control.clearFaults();
    expect((await call(telegram, 'getMe')).ok).toBe(true);
  });

  it('a slow call is overtaken, and goes on when the faults are cleared', async () => {
    const effect = { kind: 'slow', ms: 3_600_000 } as const;
    telegram.control.fault({ method: 'sendMessage', times: 1, effect });
    const slow = call(telegram, 'sendMessage', { ...hello, text: 'slow' });
    await until('the fault has struck', () => (telegram.control.faults.length === 0 ? true : null));
    await call(telegram, 'sendMessage', { ...hello, text: 'fast' });
    telegram.control.clearFaults();
    await slow;
    expect(textsOfBot()).toEqual(['fast', 'slow']);
  });
});

describe('HTTP', () => {
  it('drives a person and shows the chat', async () => {
    await control(`people/${ANNA}/say`, { text: 'hi <there>' });
    await ok(telegram, 'sendMessage', {
      chat_id: ANNA,
      text: '<b>Bold</b> &lt;i&gt; <a href="https://e.example/?a=&quot;">link</a>\n2',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    });
    const chat = (await control(`people/${ANNA}/chat`)) as { html: string; messageId: number }[];
    expect(chat.map(({ html }) => html)).toEqual([
      '/start',
      'hi &lt;there&gt;',
      '<b>Bold</b> &lt;i&gt; <a href="https://e.example/?a=&quot;">link</a>\n2',
    ]);
    const messageId = chat.at(-1)?.messageId;
    const queryId = await control(`people/${ANNA}/tap`, { messageId, data: 'go' });
    expect(telegram.control.pending().at(-1)?.body).toMatchObject({
      callback_query: { id: queryId, data: 'go' },
    });
  });

  it('takes a file as it is, and an album', async () => {
    const bytes = picture(8, 8);
    const path = `${telegram.url}/__control/people/${ANNA}/file?caption=cat`;
    const body = new Uint8Array(bytes);
    await fetch(path, { method: 'POST', body, headers: { 'content-type': 'image/png' } });
    expect(telegram.control.chat(ANNA).at(-1)).toMatchObject({
      text: 'cat',
      media: { kind: 'photo', widthPx: 8, heightPx: 8 },
    });
    const base64 = bytes.toString('base64');
    await control(`people/${ANNA}/album`, { files: [{ base64 }, { base64 }] });
    const [one, two] = telegram.control.chat(ANNA).slice(-2);
    expect(one?.albumId).toBe(two?.albumId);
  });

  it('says what it does not know', async () => {
    expect(await control('nothing')).toEqual({ error: 'There is no GET nothing.' });
    expect(await control('people/42/chat')).toEqual([]);
    expect(await control('people/42/say', { text: 'x' })).toEqual({
      error: 'There is no person 42.',
    });
  });

  it('is closed to pages of other sites', async () => {
    const from = async (origin: string): Promise<number> =>
      (await fetch(`${telegram.url}/__control/state`, { headers: { origin } })).status;
    expect(await from('https://evil.example')).toBe(403);
    expect(await from('http://127.0.0.1:5000')).toBe(200);
  });

  it('streams what happens, from where the reader stopped', async () => {
    const seq = telegram.control.lastSeq;
    telegram.control.say(ANNA, 'one');
    const response = await fetch(`${telegram.url}/__control/events?after=${seq}`);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let received = '';
    const readUntil = async (part: string): Promise<void> => {
      while (!received.includes(part)) {
        const { value, done } = await reader.read();
        if (done) throw new Error('The stream ended.');
        received += Buffer.from(value).toString();
      }
    };
    await readUntil('"text":"one"');
    await ok(telegram, 'sendChatAction', { chat_id: ANNA, action: 'upload_photo' });
    await readUntil('"upload_photo"');
    telegram.control.say(ANNA, 'two');
    await readUntil('"text":"two"');
    await reader.cancel();
    const events = [...received.matchAll(/^data: (.*)$/gm)].map(([, data]) =>
      JSON.parse(data as string),
    );
    expect(events.map(({ seq: number }) => number)).toEqual(
      events.map((_event, index) => seq + 1 + index),
    );
  });
});

it('toasts, drafts and deletions are told', async () => {
  const kinds: unknown[] = [];
  telegram.control.subscribe((event) => {
    if (event.kind === 'toast') kinds.push([event.text, event.isAlert]);
    if (event.kind === 'draft') kinds.push(event.html);
    if (event.kind === 'delete') kinds.push(event.messageId);
  });
  const sent = await ok(telegram, 'sendMessage', hello);
  const queryId = telegram.control.tap(ANNA, sent.message_id, 'x');
  const toast = { callback_query_id: queryId, text: 'Wait', show_alert: true };
  await ok(telegram, 'answerCallbackQuery', toast);
  await ok(telegram, 'sendMessageDraft', { chat_id: ANNA, draft_id: 1, text: 'a & b' });
  await ok(telegram, 'deleteMessage', { chat_id: ANNA, message_id: sent.message_id });
  // The draft goes when a message comes.
  await ok(telegram, 'sendMessage', hello);
  expect(kinds).toEqual([['Wait', true], 'a &amp; b', sent.message_id, null]);
});

it('what the bot says about itself', async () => {
  const commands = [{ command: 'start', description: 'Начать' }];
  await ok(telegram, 'setMyCommands', { commands, language_code: 'ru' });
  expect(await ok(telegram, 'getMyCommands', { language_code: 'ru' })).toEqual(commands);
  expect(await ok(telegram, 'getMyCommands')).toEqual([]);
  await ok(telegram, 'setMyDescription', { description: 'Makes things' });
  expect(telegram.control.profile()).toEqual({
    commands: { ru: commands },
    description: 'Makes things',
  });
  expect(await ok(telegram, 'getMe')).toMatchObject({ is_bot: true, username: 'truth_play_bot' });
});
