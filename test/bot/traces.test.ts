import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type FakeCollector,
  type ReceivedSpan,
  startFakeCollector,
} from '../sandbox/fake-collector.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { orderIn, startOrder } from './quick-order.ts';

/** One order, from the tap on Start to the picture, on an instance that is traced. */

const TOKEN = 'collector-token-9f1c7b';
const PROMPT = 'a lighthouse that nobody may read about';

let collector: FakeCollector;
let bot: BotUnderTest;
let user: ChatUser;
/** The trace of the tap on Start. */
let ordered: ReceivedSpan[];
let lines: Record<string, unknown>[];

beforeAll(async () => {
  collector = await startFakeCollector({ authorization: `Bearer ${TOKEN}` });
  bot = await BotUnderTest.start({
    env: {
      LOG_LEVEL: 'debug',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${TOKEN}`,
    },
  });
  user = bot.user();
  await startOrder(user, PROMPT);
  await orderIn(bot, user, 'delivered');
  await bot.idle();
  lines = bot.world.services.flatMap((service) => service.lines()) as never;
  // What is left in its memory is sent when it stops.
  bot.world.service.kill('SIGTERM');
  await bot.world.service.exited;
  const [order] = await bot.rows<{ updateId: string }>(
    'SELECT update_id AS "updateId" FROM generations WHERE user_id = $1',
    [user.id],
  );
  const confirmed = await until('the receipt was told', () => {
    const receipt = collector.spans.find(
      ({ name, facts }) => name === 'receive update' && isId(facts['update_id'], order?.updateId),
    );
    return receipt ?? null;
  });
  ordered = collector.spans.filter(({ traceId }) => traceId === confirmed.traceId);
}, 60_000);
afterAll(async () => {
  await bot.stop();
  await collector.stop();
});

function isId(value: unknown, id: string | undefined): boolean {
  return id !== undefined && String(value) === id;
}

describe('the trace of an order', () => {
  it('holds every step, in whichever job it was done', () => {
    const names = new Set(ordered.map(({ name }) => name));
    for (const step of [
      'receive update',
      'handle update',
      'send answer',
      'submit-generation',
      'vendor create task',
      'poll-generation',
      'vendor read task',
      'deliver-result',
      'telegram sendPhoto',
    ]) {
      expect(names, step).toContain(step);
    }
  });

  it('is one tree, which begins with the receipt', () => {
    const byId = new Map(ordered.map((span) => [span.spanId, span]));
    expect(byId.size, 'no id is there twice').toBe(ordered.length);
    const roots = ordered.filter(({ parentSpanId }) => parentSpanId === null);
    expect(roots.map(({ name }) => name)).toEqual(['receive update']);
    const orphans = ordered.filter(
      ({ parentSpanId }) => parentSpanId !== null && !byId.has(parentSpanId),
    );
    expect(orphans).toEqual([]);
  });

  it('hangs calls under the work that made them', () => {
    const byId = new Map(ordered.map((span) => [span.spanId, span]));
    const create = ordered.find(({ name }) => name === 'vendor create task');
    expect(byId.get(create?.parentSpanId ?? '')?.name).toBe('submit-generation');
    const photo = ordered.find(({ name }) => name === 'telegram sendPhoto');
    expect(byId.get(photo?.parentSpanId ?? '')?.name).toBe('deliver-result');
  });

  it('has the id that lines of the log have', () => {
    const [{ traceId } = { traceId: '' }] = ordered;
    const connected = lines.filter((line) => line['trace_id'] === traceId);
    const messages = connected.map(({ msg }) => msg);
    expect(messages).toContain('the vendor was asked for a generation');
  });
});

it('another update has another trace', () => {
  const receipts = collector.spans.filter(({ name }) => name === 'receive update');
  expect(receipts.length).toBeGreaterThan(3);
  expect(new Set(receipts.map(({ traceId }) => traceId)).size).toBe(receipts.length);
});

it('nothing secret and nothing that people wrote leaves the machine', () => {
  const { env } = bot.world;
  const told = collector.bodies.join('\n');
  expect(told).toContain('update_id');
  const secrets = [
    env.TELEGRAM_BOT_TOKEN,
    env.WEBHOOK_SECRET,
    env.KIE_API_KEY,
    env.DATABASE_URL,
    TOKEN,
    PROMPT,
    'Лев',
  ];
  expect(secrets.filter((secret) => secret === undefined || told.includes(secret))).toEqual([]);
});
