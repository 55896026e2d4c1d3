import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../generated/bot.ts';
import { setUpWebhook, type WebhookSetupOptions } from '../../src/jobs/webhook-setup.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from '../telegram/scripted-bot-api.ts';

const SECRET = 'a-secret-of-the-webhook';
const URL = `https://bot.example/webhook/${SECRET}`;

let telegram: ScriptedBotApi;
let log: RecordedLog;
/** What the bot has told Telegram. */
let webhook: Record<string, unknown>;
let menus: Map<string, unknown>;

beforeAll(async () => {
  telegram = await startScriptedBotApi();
});
afterAll(() => telegram.stop());
beforeEach(() => {
  telegram.reset();
  log = new RecordedLog();
  webhook = { url: '', has_custom_certificate: false, pending_update_count: 3 };
  menus = new Map();
  telegram.script = remember;
});

function remember({
  method,
  payload,
}: {
  method: string;
  payload: Record<string, unknown>;
}): Answer | null {
  const language = String(payload['language_code'] ?? '');
  switch (method) {
    case 'getWebhookInfo':
      return { result: webhook };
    case 'setWebhook':
      webhook = { ...webhook, ...payload, secret_token: undefined };
      return null;
    case 'getMyCommands':
      return { result: menus.get(language) ?? [] };
    case 'setMyCommands':
      menus.set(language, payload['commands']);
      return null;
    default:
      return null;
  }
}

function setUp(more: Partial<WebhookSetupOptions> = {}): Promise<void> {
  const api = createBotApi({ token: TOKEN, root: telegram.root });
  const { signal } = new AbortController();
  const options = { api, publicUrl: 'https://bot.example/', secret: SECRET, log, signal };
  return setUpWebhook({ ...options, ...more });
}

function methods(): string[] {
  return telegram.calls.map(({ method }) => method);
}

describe('setting up the webhook', () => {
  it('tells Telegram all that it has to know, and drops nothing that waits', async () => {
    await setUp();
    expect(telegram.payloads('setWebhook')).toEqual([
      {
        url: URL,
        secret_token: SECRET,
        allowed_updates: [
          'message',
          'edited_message',
          'callback_query',
          'pre_checkout_query',
          'my_chat_member',
        ],
        max_connections: 40,
        drop_pending_updates: false,
      },
    ]);
    expect(methods()).not.toContain('deleteWebhook');
  });

  it('C9: is skipped when it is as it should be', async () => {
    await setUp();
    telegram.calls.length = 0;
    await setUp();
    expect(methods().filter((method) => method.startsWith('set'))).toEqual([]);
  });

  it.each([
    ['another address', { url: 'https://old.example/webhook/x' }],
    ['fewer kinds of updates', { allowed_updates: ['message'] }],
    ['another number of connections', { max_connections: 1 }],
  ])('is done again when Telegram has %s', async (_what, change) => {
    await setUp();
    Object.assign(webhook, change);
    await setUp();
    expect(telegram.payloads('setWebhook')).toHaveLength(2);
  });

  it('shows the commands in both languages, and in Russian to all others', async () => {
    await setUp();
    const inLanguage = (language: 'ru' | 'en'): object[] =>
      commands.map(({ command, description }) => ({ command, description: description[language] }));
    expect(menus).toEqual(
      new Map([
        ['', inLanguage('ru')],
        ['ru', inLanguage('ru')],
        ['en', inLanguage('en')],
      ]),
    );
  });

  it('C9: has one deadline over all phases, and is tried again', async () => {
    let silent = true;
    telegram.script = (call) => {
      if (silent && call.method === 'setMyCommands') {
        silent = false;
        return 'silence';
      }
      return remember(call);
    };
    await setUp({ deadlineMs: 2_000 });
    // On a busy machine more than one try may run out of time.
    expect(log.lines('warn')).toContain('webhook is not set up yet, trying again');
    expect(log.lines('info')).toEqual(['webhook is set']);
    // What was done before the deadline is not done again.
    expect(telegram.payloads('setWebhook')).toHaveLength(1);
  });

  it('survives an outage, and says nothing secret about it', async () => {
    let left = 2;
    telegram.script = (call) =>
      call.method === 'setWebhook' && left-- > 0
        ? { code: 502, description: `Bad Gateway ${URL}` }
        : remember(call);
    await setUp();
    expect(webhook).toMatchObject({ url: URL });
    expect(log.everything()).not.toContain(SECRET);
    expect(log.everything()).not.toContain(TOKEN);
  });

  it.each([
    [401, 'Unauthorized', 'check TELEGRAM_BOT_TOKEN'],
    [400, 'Bad Request: bad webhook: HTTPS url must be provided', 'HTTPS url must be provided'],
  ])(
    'that Telegram refuses with %i is an error, and is tried again',
    async (code, description, words) => {
      let left = 1;
      telegram.script = (call) => (left-- > 0 ? { code, description } : remember(call));
      await setUp();
      expect(log.lines('error')).toEqual(['webhook is not set up yet, trying again']);
      expect(log.everything()).toContain(words);
      expect(webhook).toMatchObject({ url: URL });
    },
  );

  it('ends when this instance no longer leads', async () => {
    const term = new AbortController();
    telegram.script = () => {
      term.abort();
      return 'silence';
    };
    await setUp({ signal: term.signal });
    expect(telegram.calls).toHaveLength(1);
    expect(log.lines('warn')).toEqual([]);
  });
});
