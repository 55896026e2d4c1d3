import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BotApi, createBotApi } from '../../src/telegram/bot-api.ts';
import {
  FileTooLarge,
  TelegramRefused,
  TelegramUnreachable,
} from '../../src/telegram/bot-api-errors.ts';
import { freePort } from '../sandbox/free-port.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from './scripted-bot-api.ts';

let telegram: ScriptedBotApi;
let api: BotApi;

beforeAll(async () => {
  telegram = await startScriptedBotApi();
  api = createBotApi({ token: TOKEN, root: `${telegram.root}/` });
});
afterAll(() => telegram.stop());
beforeEach(() => telegram.reset());

const message = { chat_id: 7, text: 'Ёлка <b>&amp;</b>' };

async function thrownBy(work: Promise<unknown>): Promise<Error> {
  return work.then(
    () => expect.fail('it was accepted'),
    (error: Error) => error,
  );
}

/** Everything that a logger or a curious developer could get out of an error. */
function everythingIn(error: Error): string {
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return `${inspect(error, { depth: 20, showHidden: true })}${error.stack}${own}`;
}

describe('a call', () => {
  it('arrives as it was made, and its result comes back', async () => {
    const sent = await api.call('sendMessage', message);
    expect(sent.message_id).toBe(101);
    expect(telegram.calls).toMatchObject([{ path: `/bot${TOKEN}/sendMessage`, payload: message }]);
  });

  it.each(['getMe', 'getWebhookInfo', 'getMyStarBalance', 'close'] as const)(
    'of %s needs no payload',
    async (method) => {
      await api.call(method, {} as never);
      expect(telegram.calls).toMatchObject([{ method, payload: {} }]);
    },
  );

  it.each([
    ['RUB', { provider_token: 'of-the-provider' }],
    ['XTR', {}],
  ])('for an invoice in %s names the provider only when one is needed', async (currency, added) => {
    const providerToken = 'of-the-provider';
    const withProvider = createBotApi({ token: TOKEN, root: telegram.root, providerToken });
    const prices = [{ label: 'Top-up', amount: 100 }];
    const invoice = { chat_id: 7, title: 'T', description: 'D', payload: 'p', currency, prices };
    await withProvider.call('sendInvoice', invoice);
    expect(telegram.payloads('sendInvoice')).toEqual([{ ...invoice, ...added }]);
  });

  it('carries files where the payload names them', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    await api.upload(
      'sendMediaGroup',
      {
        chat_id: 7,
        media: [
          { type: 'photo', media: 'attach://one', caption: 'Ж' },
          { type: 'photo', media: 'https://files.example/two.png' },
        ],
      },
      { one: { bytes, fileName: 'a "name"\r\nwith everything.png' } },
    );
    const [call] = telegram.calls;
    const raw = Buffer.from(bytes).toString('latin1');
    expect(call?.raw).toContain(`filename=a_name_with_everything.png`);
    expect(call?.raw).toContain(raw);
    expect(call?.payload).toMatchObject({
      chat_id: 7,
      media: [
        { caption: 'Ж', media: expect.stringMatching(/^attach:\/\/\w+$/) },
        { media: 'https://files.example/two.png' },
      ],
    });
  });
});

describe('a refusal', () => {
  it.each([
    [400, true],
    [403, true],
    [413, true],
    [401, false],
    [404, false],
    [409, false],
    [429, false],
    [500, false],
    [502, false],
  ])('of status %i is permanent: %s', async (code, isPermanent) => {
    telegram.script = () => ({ code, description: 'No: because.' });
    const error = await thrownBy(api.call('sendMessage', message));
    expect(error).toBeInstanceOf(TelegramRefused);
    expect(error).toMatchObject({
      message: expect.stringContaining(`Telegram refused sendMessage: ${code} No: because.`),
      code,
      isPermanent,
      retryAfterMs: null,
    });
  });

  it.each([
    [401, 'check TELEGRAM_BOT_TOKEN'],
    [404, 'check TELEGRAM_BOT_TOKEN and TELEGRAM_API_BASE'],
    [409, 'another program receives updates'],
  ])('of status %i says what an operator can do', async (code, remedy) => {
    telegram.script = () => ({ code, description: 'No' });
    const error = await thrownBy(api.call('sendMessage', message));
    expect(error).toMatchObject({ message: expect.stringContaining(remedy), description: 'No' });
  });

  it('says how long to wait', async () => {
    const parameters = { retry_after: 5 };
    telegram.script = () => ({ code: 429, description: 'Too Many Requests', parameters });
    const error = await thrownBy(api.call('sendMessage', message));
    expect(error).toMatchObject({ retryAfterMs: 5_000 });
  });
});

describe('no answer', () => {
  it.each<[string, Answer]>([
    ['a broken connection', 'reset'],
    ['a page of a gateway', { bytes: Buffer.from('<html>Bad Gateway</html>'), status: 502 }],
    ['half an answer', { bytes: Buffer.from('{"ok":tr') }],
  ])('is %s: the call may have arrived', async (_what, answer) => {
    telegram.script = () => answer;
    const error = await thrownBy(api.call('sendMessage', message));
    expect(error).toBeInstanceOf(TelegramUnreachable);
    expect(error).toMatchObject({ mayHaveArrived: true });
  });

  it('is silence, for as long as the caller allows', async () => {
    telegram.script = () => 'silence';
    const error = await thrownBy(api.call('sendMessage', message, { timeoutMs: 50 }));
    expect(error.message).toBe('Telegram did not answer sendMessage: timeout');
    expect(error).toMatchObject({ mayHaveArrived: true });
  });

  it('is a server that is not there: nothing has arrived', async () => {
    const away = createBotApi({ token: TOKEN, root: `http://127.0.0.1:${await freePort()}` });
    const error = await thrownBy(away.call('sendMessage', message));
    expect(error.message).toBe('Telegram did not answer sendMessage: ECONNREFUSED');
    expect(error).toMatchObject({ mayHaveArrived: false });
  });

  it('ends when the caller gives up', async () => {
    const giveUp = new AbortController();
    telegram.script = () => {
      giveUp.abort();
      return 'silence';
    };
    const error = await thrownBy(
      api.call('getUpdates', { timeout: 50 }, { signal: giveUp.signal }),
    );
    expect(error).toBeInstanceOf(TelegramUnreachable);
  });
});

describe('a file of Telegram', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 256);

  function keep(path: string | undefined, size?: number): void {
    telegram.script = ({ method }) =>
      method === 'getFile'
        ? { result: { file_id: 'x', file_path: path, file_size: size } }
        : { bytes, type: 'image/jpeg' };
  }

  it('is downloaded', async () => {
    keep('photos/file_1.jpg', 1000);
    const file = await api.downloadFile('x', 1000);
    expect(file).toMatchObject({ path: 'photos/file_1.jpg', mime: 'image/jpeg' });
    expect(Buffer.compare(file.bytes, bytes)).toBe(0);
    expect(telegram.calls.at(-1)?.path).toBe(`/file/bot${TOKEN}/photos/file_1.jpg`);
  });

  it('that is called too large is not fetched', async () => {
    keep('photos/file_1.jpg', 1001);
    expect(await thrownBy(api.downloadFile('x', 1000))).toBeInstanceOf(FileTooLarge);
    expect(telegram.calls).toHaveLength(1);
  });

  it('that turns out too large is given up', async () => {
    keep('photos/file_1.jpg');
    expect(await thrownBy(api.downloadFile('x', 999))).toBeInstanceOf(FileTooLarge);
  });

  it('that is gone is a refusal', async () => {
    telegram.script = ({ method }) =>
      method === 'getFile'
        ? { result: { file_id: 'x', file_path: 'gone' } }
        : { bytes: Buffer.from(`/bot${TOKEN} not found`), status: 404 };
    const error = await thrownBy(api.downloadFile('x', 1000));
    expect(error).toMatchObject({ name: 'TelegramRefused', code: 404 });
  });
});

describe('the token and addresses of files', () => {
  const planted = `nothing at https://api.telegram.org/file/bot${TOKEN}/photos/f.jpg for ${TOKEN}`;
  const call = (): Promise<unknown> => api.call('sendMessage', message, { timeoutMs: 50 });
  const upload = (): Promise<unknown> =>
    api.upload(
      'sendPhoto',
      { chat_id: 7, photo: 'attach://a' },
      { a: { bytes: Buffer.from('x'), fileName: 'x' } },
    );
  const download = (): Promise<unknown> => api.downloadFile('x', 10);
  const page = Buffer.from(planted);
  const afterGetFile =
    (answer: Answer) =>
    ({ method }: { method: string }): Answer =>
      method === 'getFile' ? { result: { file_path: `photos/${TOKEN}.jpg` } } : answer;

  it.each<[string, () => Promise<unknown>, ScriptedBotApi['script']]>([
    ['a refused call', call, () => ({ code: 400, description: planted })],
    ['a call that is put off', call, () => ({ code: 429, description: planted })],
    ['a broken call', call, () => 'reset'],
    ['a silent call', call, () => 'silence'],
    ['a call answered with a page', call, () => ({ bytes: page, status: 502 })],
    ['a refused upload', upload, () => ({ code: 413, description: planted })],
    ['a broken upload', upload, () => 'reset'],
    ['a refused download', download, () => ({ code: 400, description: planted })],
    ['a download that is gone', download, afterGetFile({ bytes: page, status: 404 })],
    ['a download of too much', download, afterGetFile({ bytes: page })],
    ['a broken download', download, afterGetFile('reset')],
  ])('are not in the error of %s', async (_what, work, script) => {
    telegram.script = script;
    const everything = everythingIn(await thrownBy(work()));
    expect(everything).not.toContain(TOKEN);
    expect(everything).not.toContain(TOKEN.slice(3));
    expect(everything).not.toMatch(/https?:\/\//);
  });

  it('are not in the error when the address itself is bad', async () => {
    for (const root of ['http://127.0.0.1:1', 'http://nowhere.invalid', 'not an address']) {
      const away = createBotApi({ token: TOKEN, root });
      for (const work of [() => away.call('getMe', {}), () => away.downloadFile('x', 1)]) {
        expect(everythingIn(await thrownBy(work()))).not.toContain(TOKEN);
      }
    }
  });
});
