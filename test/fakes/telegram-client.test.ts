import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BotApi, createBotApi } from '../../src/telegram/bot-api.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN } from './telegram-call.ts';
import { picture } from './telegram-pictures.ts';

/** The service's own client, with the library it uses, understands the fake and is understood. */

const ANNA = 1001;
let telegram: FakeTelegram;
let api: BotApi;

beforeEach(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN });
  telegram.control.say(ANNA, '/start');
  api = createBotApi({ token: BOT_TOKEN, root: telegram.url });
});
afterEach(() => telegram.close());

it('calls with and without a payload', async () => {
  expect((await api.call('getMe', {})).username).toBe('truth_play_bot');
  const inline_keyboard = [[{ text: 'Да', callback_data: '1:yes' }]];
  const sent = await api.call('sendMessage', {
    chat_id: ANNA,
    text: '<b>Привет</b>',
    parse_mode: 'HTML',
    reply_markup: { inline_keyboard },
  });
  expect(sent.entities).toEqual([{ type: 'bold', offset: 0, length: 6 }]);
  expect(telegram.control.chat(ANNA).at(-1)).toMatchObject({
    html: '<b>Привет</b>',
    keyboard: [[{ label: 'Да', data: '1:yes' }]],
  });
});

it('uploads an album and downloads what a person sent, byte for byte', async () => {
  const [one, two] = [picture(30, 20), picture(20, 30)];
  const album = await api.upload(
    'sendMediaGroup',
    {
      chat_id: ANNA,
      media: [
        { type: 'photo', media: 'attach://one', caption: 'a &amp; b', parse_mode: 'HTML' },
        { type: 'photo', media: 'attach://two' },
      ],
    },
    { one: { bytes: one, fileName: 'кот.png' }, two: { bytes: two, fileName: '2.png' } },
  );
  expect(album.map((message) => message.caption)).toEqual(['a & b', undefined]);
  const shown = telegram.control.chat(ANNA).slice(-2);
  const bytes = shown.map(({ media }) => telegram.control.fileBytes(media?.fileId ?? ''));
  expect(bytes).toEqual([one, two]);

  telegram.control.sendFile(ANNA, { bytes: one, as: 'document', fileName: 'a.png' });
  const fileId = telegram.control.chat(ANNA).at(-1)?.media?.fileId ?? '';
  const file = await api.downloadFile(fileId, 1_000_000);
  expect(Buffer.from(file.bytes)).toEqual(one);
});

it('is told why not, and how long to wait', async () => {
  const payload = { chat_id: ANNA, text: '<1₽ ', parse_mode: 'HTML' } as const;
  await expect(api.call('sendMessage', payload)).rejects.toMatchObject({
    code: 400,
    description: 'Bad Request: can\'t parse entities: Unsupported start tag "1₽" at byte offset 0',
  });
  telegram.control.change({ sendsPerSecond: 0 });
  const { parse_mode: _mode, ...plain } = payload;
  await expect(api.call('sendMessage', plain)).rejects.toMatchObject({
    code: 429,
    retryAfterMs: 1000,
  });
});

it('cannot tell a lost answer from a lost call', async () => {
  for (const kind of ['lose-answer', 'cut'] as const) {
    telegram.control.fault({ method: 'sendMessage', times: 1, effect: { kind } });
    const sending = api.call('sendMessage', { chat_id: ANNA, text: kind });
    await expect(sending).rejects.toMatchObject({ name: 'TelegramUnreachable' });
  }
  const texts = telegram.control.chat(ANNA).map(({ text }) => text);
  expect(texts).toEqual(['/start', 'lose-answer']);
});
