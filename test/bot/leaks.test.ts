import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envDescriptor } from '../../generated/env.ts';
import { metrics } from '../../generated/metrics.ts';
import { freePort } from '../sandbox/free-port.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';
import { DatabaseLine } from './database-line.ts';
import { openForm } from './order-model.ts';
import { orderIn, startOrder } from './quick-order.ts';
import { pictureNamed } from './transcript.ts';

/**
 * Secrets and what people write are looked for in everything that comes out of the bot, after a day
 * on which much went wrong, with the log at its most talkative.
 */

let bot: BotUnderTest;
let line: DatabaseLine;
/** Words of users, which belong into the request to the vendor and their own chat alone. */
const words = { prompt: `prompt-${hex()}`, question: `question-${hex()}`, name: `Name${hex()}` };
/** By what they are, so that a failure names them without showing them. */
let secrets: Readonly<Record<string, string>>;
let answers: string[];
/** What each instance reports. */
let expositions: string[];

beforeAll(async () => {
  const env = {
    LOG_LEVEL: 'trace',
    OPS_TOKEN: hex(),
    TELEGRAM_PROVIDER_TOKEN: `1234567:TEST:${hex()}`,
    // Nobody takes traces there, so that the log has something to say of it.
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=${hex()}`,
  };
  bot = await BotUnderTest.start({ env }, async (url) => {
    line = await DatabaseLine.to(url);
    return line.url;
  });
  await bot.world.startService().health();
  await spendABadDay();
  secrets = await findSecrets();
  expositions = await Promise.all(
    bot.world.services.map(async (service) =>
      (await fetch(`${await service.url()}/metrics`, { headers: asOperator() })).text(),
    ),
  );
  const session = await signIn();
  answers = await Promise.all(
    [
      '/health',
      '/',
      '/metrics',
      '/openapi.json',
      '/ops',
      '/ops/state',
      '/webhook/wrong',
      '/kie-callback?job=wrong',
    ].map((path) => ask(path, { headers: { cookie: session, ...asOperator() } })),
  );
}, 90_000);
afterAll(async () => {
  await bot.stop();
  await line.close();
});

function hex(): string {
  return randomBytes(8).toString('hex');
}

/** The body of the answer. A connection that was closed meanwhile is no answer. */
function ask(path: string, request: RequestInit = {}): Promise<string> {
  return until('it answers', async () => (await fetch(`${bot.world.url}${path}`, request)).text());
}

function asOperator(): Record<string, string> {
  return { authorization: `Bearer ${bot.world.env.OPS_TOKEN}` };
}

/** The cookie of an operator. */
async function signIn(): Promise<string> {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: bot.world.env.OPS_TOKEN }),
  };
  const { headers } = await fetch(`${bot.world.url}/ops/login`, request);
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function spendABadDay(): Promise<void> {
  const { telegram, kie } = bot.world;
  const { id } = telegram.control.addPerson({ firstName: words.name, languageCode: 'ru' });
  const user = new ChatUser(telegram.control, id);
  telegram.control.fault({ method: 'sendPhoto', times: 1, effect: { kind: 'cut' } });
  await startOrder(user, words.prompt);
  await orderIn(bot, user, 'delivered');
  for (const kind of ['bad-key', 'http-401', 'no-credits', 'answer-lost', 'fail'] as const) {
    const unlucky = bot.user();
    kie.control.fault({ kind, times: 1 });
    await startOrder(unlucky, words.prompt);
    await orderIn(bot, unlucky, 'failed', 'delivered');
  }
  await orderWithPicture();
  user.command('paysupport', words.question);
  await user.hears('Спасибо');
  user.command('balance');
  await user.tap(({ data }) => data?.startsWith('1:buy:XTR:50') === true);
  await user.pay();
  await user.hears('Зачислено');
  telegram.control.fault({ method: 'sendMessage', times: 2, effect: { kind: 'cut' } });
  const refusal = { kind: 'refuse', code: 400, description: 'Bad Request: made up' } as const;
  telegram.control.fault({ method: 'sendMessage', times: 1, effect: refusal });
  user.say(words.prompt);
  line.cut();
  for (const path of [`/webhook/${hex()}`, `/webhook/${bot.world.env.WEBHOOK_SECRET}`]) {
    await ask(path, { method: 'POST', body: '{"update_id":' });
  }
  bot.user().say(words.prompt);
  await bot.world.service.said('update not stored');
  line.mend();
  await bot.leader();
  await bot.settled();
}

/** The picture goes from Telegram to the vendor, the first time in vain. */
async function orderWithPicture(): Promise<void> {
  const user = bot.user();
  const { control } = bot.world.telegram;
  control.fault({ method: 'getFile', times: 1, effect: { kind: 'cut' } });
  bot.world.kie.control.fault({ kind: 'html-502', on: 'upload', times: 1 });
  await openForm(user, 'recraft/remove-background');
  const { bytes, mimeType, ...more } = pictureNamed('800x600.png');
  user.sendFile(bytes, mimeType, more);
  await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
  await orderIn(bot, user, 'delivered', 'failed');
}

async function findSecrets(): Promise<Record<string, string>> {
  const { env } = bot.world;
  const tokens = await bot.rows<{ token: string }>(
    'SELECT callback_token AS token FROM generations',
  );
  return {
    ...Object.fromEntries(
      Object.entries(envDescriptor.variables)
        .filter(([, variable]) => 'secret' in variable && variable.secret)
        .map(([name]) => [name, env[name as keyof typeof env] ?? '']),
    ),
    'password of the database': new URL(env.DATABASE_URL as string).password,
    'path of a Telegram file': '/file/bot',
    ...Object.fromEntries(tokens.map(({ token }, at) => [`token of callback ${at}`, token])),
  };
}

/** Names of what stands in the text. */
function leaksIn(text: string, wanted: Readonly<Record<string, string>>): string[] {
  const plain = `${text}\n${text.replaceAll('\\/', '/')}`;
  return Object.entries(wanted).flatMap(([name, secret]) => (plain.includes(secret) ? [name] : []));
}

describe('a secret', () => {
  it('is found where it stands', () => {
    const { prompt } = words;
    expect(leaksIn(`{"text":"${prompt}"}`, words)).toEqual(['prompt']);
    expect(leaksIn('https:\\/\\/x\\/file\\/bot1', secrets)).toEqual(['path of a Telegram file']);
    expect(Object.values(secrets).every((secret) => secret.length > 8)).toBe(true);
  });

  it('D11: is in no line of any log, and neither are words of a user', () => {
    const { services } = bot.world;
    const text = services.map(({ output }) => output.stdout + output.stderr).join('\n');
    const levels = services.flatMap((service) => service.lines().map(({ level }) => level));
    expect(levels).toEqual(expect.arrayContaining(['debug', 'info', 'warn', 'error']));
    expect(leaksIn(text, { ...secrets, ...words })).toEqual([]);
  });

  it('is in no request to the vendor', () => {
    const { control } = bot.world.kie;
    const { TELEGRAM_BOT_TOKEN: token, WEBHOOK_SECRET: secret, DATABASE_URL } = bot.world.env;
    expect(control.uploads().length).toBeGreaterThan(0);
    expect(control.leaks([token, secret, DATABASE_URL, words.question] as string[])).toEqual([]);
  });

  it('is in no message and in no button', () => {
    const { control } = bot.world.telegram;
    const texts = control
      .people()
      .flatMap(({ id }) => control.chat(id).map((it) => JSON.stringify(it)));
    expect(leaksIn(texts.join('\n'), secrets)).toEqual([]);
  });

  it('is in no answer over HTTP', () => {
    expect(answers.every((answer) => answer.length > 0)).toBe(true);
    expect(answers.join('\n'), 'the page of the operator was let see').toContain('"panels"');
    expect(leaksIn(answers.join('\n'), { ...secrets, ...words })).toEqual([]);
  });
});

/** What does not happen on that day, or is not looked at before it is over. */
const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  updates_duplicate_total: 'test/http/webhook.test.ts',
  updates_put_aside_total: 'test/turn/handle-update.test.ts',
  queue_depth: 'test/http/metrics.test.ts',
  queue_oldest_seconds: 'test/http/metrics.test.ts',
  orders_open: 'test/turn/database-gauges.test.ts',
  ledger_difference_kopecks: 'test/turn/database-gauges.test.ts',
  stars_received_total: 'test/turn/database-gauges.test.ts',
  stars_refunded_total: 'test/turn/database-gauges.test.ts',
  payments_total: 'test/turn/database-gauges.test.ts',
  refunds_total: 'test/turn/database-gauges.test.ts',
  ledger_balance_kopecks: 'test/turn/database-gauges.test.ts',
};

/** Names of metrics that have a value other than zero. */
function movedIn(text: string): string[] {
  const samples = text.matchAll(/^([a-z_]+?)(?:_bucket|_sum|_count)?(?:\{.*\})? (\S+)$/gm);
  return [...samples].flatMap(([, name = '', value]) => (Number(value) === 0 ? [] : [name]));
}

describe('a metric of the contract', () => {
  it('is moved by what happens, each of them', () => {
    const moved = new Set(expositions.flatMap(movedIn));
    const still = Object.keys(metrics).filter((name) => !moved.has(name));
    expect(still.filter((name) => SHOWN_ELSEWHERE[name] === undefined)).toEqual([]);
  });

  it('tells one class of errors from another', () => {
    const text = expositions.join('\n');
    for (const series of [
      /^vendor_errors_total\{operation="create",kind="out-of-credits"\} [1-9]/m,
      /^vendor_errors_total\{operation="create",kind="bad-key"\} [1-9]/m,
      /^telegram_calls_total\{method="sendMessage",outcome="unreachable"\} [1-9]/m,
      /^telegram_calls_total\{method="sendMessage",outcome="refused"\} [1-9]/m,
      /^orders_total\{state="delivered",family="[^"]+",price="(free|paid)"\} [1-9]/m,
      /^answer_seconds_count\{event="tap"\} [1-9]/m,
      /^mode_changes_total\{mode="PASSIVE"\} [1-9]/m,
    ]) {
      expect(text).toMatch(series);
    }
  });
});
