import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/core/generation/generation.ts';
import { redeliveryOf } from '../../src/core/result/redelivery.ts';
import { untraced } from '../../src/core/tracing.ts';
import { insertUpdates } from '../../src/db/queries/insert-updates.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { readGeneration } from '../../src/db/queries/read-generation.ts';
import { withdrawShare } from '../../src/db/queries/withdraw-share.ts';
import { writeShare } from '../../src/db/queries/write-share.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { handleUpdate } from '../../src/jobs/handle-update.ts';
import type { TaskContext } from '../../src/jobs/task.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { carryOut } from '../../src/turn/carry-out.ts';
import { ChatMutex } from '../../src/turn/chat-mutex.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { incoming } from '../core/dialogue/situation.ts';
import { TOKEN } from '../telegram/scripted-bot-api.ts';
import { DeliveryUnderTest, delivered, failed, PRICE } from './delivery-under-test.ts';
import { png } from './sample-files.ts';

/** What users do with results when many do it at once, and when the process dies over it. */

const AT_ONCE = 20;
const links = startLinks('secret', () => 'bot');

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());
afterEach(() => world.ledger.expectProved());

async function made(): Promise<Generation> {
  return world.finished(world.file('a.png', png(8, 8)));
}

/** An order whose result is there and did not come. */
async function undelivered(): Promise<Generation> {
  const order = await made();
  world.telegram.script = ({ method, payload }) =>
    method.startsWith('send') && payload['text'] !== 'failed'
      ? { code: 400, description: 'Bad Request: no' }
      : null;
  await world.deliver(order);
  world.telegram.reset();
  expect(await world.outcome(order)).toEqual(failed());
  return (await readGeneration(world.ledger.pool, order.id)) as Generation;
}

/** What a tap on the button writes down. `fault` comes after it in the same transaction. */
async function again(order: Generation, fault: Error | null = null): Promise<Generation | null> {
  const { userId, results } = order;
  const context = {
    incoming: incoming({ kind: 'text', text: '' }, { userId, chatId: userId }),
    language: 'en',
    epoch: world.ledger.epoch,
    nowMs: world.ports().now(),
  } as const;
  const deed = { kind: 'redeliver', order: redeliveryOf(order), results: results ?? [] } as const;
  return inTransaction(world.ledger.pool, async (db) => {
    await lockUser(db, userId);
    const made = await carryOut(world.ports(), db, context, [deed]);
    if (fault !== null) throw fault;
    return made;
  });
}

describe('a result that is sent again because it did not come', () => {
  it('is one order, however often it is asked for at once, and is paid for once', async () => {
    const order = await undelivered();
    const taps = await Promise.all(Array.from({ length: AT_ONCE }, () => again(order)));
    const [next, ...others] = taps.filter((each) => each !== null);
    if (next === undefined) throw new Error('No tap made an order.');
    expect(others).toEqual([]);
    expect(await world.outcome(next)).toMatchObject({ state: 'succeeded', spent: 0n, held: PRICE });
    await world.deliver(next);
    await world.deliver(next);
    expect(await world.outcome(next)).toEqual(delivered('photo-101'));
    expect(world.sent().filter((method) => method === 'sendPhoto')).toHaveLength(1);
    expect(await again(order)).toBeNull();
  });

  it('is not there at all when the process dies before the commit', async () => {
    const order = await undelivered();
    await expect(again(order, new Error('killed'))).rejects.toThrow('killed');
    expect(await world.outcome(order)).toEqual(failed());
    expect(await again(order)).not.toBeNull();
  });

  it('that does not come again costs nothing again, and can be sent once more', async () => {
    const next = await again(await undelivered());
    if (next === null) throw new Error('No order was made.');
    world.refuse(/send/, 403, 'Forbidden: bot was blocked by the user');
    await world.deliver(next);
    expect(await world.outcome(next)).toEqual(failed());
    world.telegram.reset();
    const known = await readGeneration(world.ledger.pool, next.id);
    const last = known === null ? null : await again(known);
    if (last === null) throw new Error('No order was made.');
    await world.deliver(last);
    expect(await world.outcome(last)).toMatchObject({ state: 'delivered', spent: PRICE, held: 0n });
  });

  it('is not bought from the vendor again', async () => {
    const order = await undelivered();
    const next = await again(order);
    const { rows } = await world.ledger.pool.query<{ key: string }>(
      `SELECT business_key AS key FROM transfers WHERE kind = 'vendor-cost'
       AND business_key = ANY ($1::text[])`,
      [[order, next].map((each) => `vendor-cost:${each?.id}`)],
    );
    expect(rows).toEqual([{ key: `vendor-cost:${order.id}` }]);
  });
});

let lastUpdateId = 0;
let lastUserId = 5_000_000;

/** A person follows a link; returns who it was. */
async function follows(start: string, userId = ++lastUserId): Promise<number> {
  lastUpdateId += 1;
  const from = { id: userId, is_bot: false, first_name: 'Bob', language_code: 'en' };
  const chat = { id: userId, type: 'private' };
  const message = { message_id: lastUpdateId, date: 0, chat, from, text: `/start ${start}` };
  const payload = JSON.stringify({ update_id: lastUpdateId, message });
  const lane = `chat:${userId}`;
  const { pool: db, epoch } = world.ledger;
  const { log, pause } = { log: world.log, pause: async () => undefined };
  const api = createBotApi({ token: TOKEN, root: world.telegram.root });
  await insertUpdates(db, [{ updateId: lastUpdateId, lane, payload }]);
  const task = handleUpdate({
    ...world.ports(),
    outbox: { db, api, log, mutex: new ChatMutex(), pause },
    adminIds: [],
    canPayRub: false,
    links,
    modelUse: new ModelUseCache(),
    tracing: untraced,
    scrub: (text) => text,
  });
  const context = { term: { epoch, leads: () => true }, isStopping: () => false };
  await task({ lane }, context as unknown as TaskContext);
  return userId;
}

/** The link of a delivered result, and whose it is. */
async function shared(): Promise<{ order: Generation; start: string }> {
  const order = await made();
  await world.deliver(order);
  await writeShare(world.ledger.pool, { generationId: order.id, round: 1 });
  world.telegram.calls.length = 0;
  return { order, start: startOf(order) };
}

const startOf = ({ id: generationId }: Generation, round = 1): string =>
  `s_${links.shareTokenOf({ generationId, round })}`;

const photos = (): unknown[] => world.telegram.payloads('sendPhoto');

describe('a shared result', () => {
  it('is seen once by each of many who open it at once, and they count as invited', async () => {
    const { order, start } = await shared();
    const people = await Promise.all(Array.from({ length: AT_ONCE }, () => follows(start)));
    const sent = photos().map((each) => each as { chat_id: number; photo: string });
    expect(sent.map(({ chat_id: to }) => to).sort()).toEqual([...people].sort());
    expect(new Set(sent.map(({ photo }) => photo))).toEqual(new Set(['photo-101']));
    // Nothing of the owner: no name, no words, no id.
    expect(JSON.stringify(photos())).not.toContain('cat');
    const said = world.telegram.calls.map(({ raw }) => raw).join('\n');
    expect(said).not.toContain(String(order.userId));
    const { rows } = await world.ledger.pool.query<{ invited: number }>(
      'SELECT count(*)::int AS invited FROM referrals WHERE inviter_id = $1::bigint',
      [order.userId],
    );
    expect(rows).toEqual([{ invited: AT_ONCE }]);
  });

  it('is shown again to who opens it again, and invites nobody twice', async () => {
    const { order, start } = await shared();
    const userId = await follows(start);
    await follows(start, userId);
    expect(photos()).toHaveLength(2);
    await follows(start, order.userId);
    const { rows } = await world.ledger.pool.query<{ id: string }>(
      'SELECT invited_id::text AS id FROM referrals WHERE inviter_id = $1::bigint',
      [order.userId],
    );
    expect(rows).toEqual([{ id: String(userId) }]);
  });

  it.each<[string, (order: Generation) => Promise<string>]>([
    [
      'withdrawn',
      async (order) => {
        await withdrawShare(world.ledger.pool, order.id);
        return startOf(order);
      },
    ],
    [
      'of an earlier round',
      async (order) => {
        await withdrawShare(world.ledger.pool, order.id);
        await writeShare(world.ledger.pool, { generationId: order.id, round: 2 });
        return startOf(order);
      },
    ],
    ['forged', async ({ id }) => `s_${id.toString(36)}_1_0123456789abcdef`],
    ['of nothing', async () => startOf({ id: 999_999 } as Generation)],
    ['of a result that was never shared', async () => startOf(await made())],
    [
      'of somebody whom the bot does not serve',
      async (order) => {
        await world.ledger.pool.query(
          `INSERT INTO bans (user_id, reason, banned_by) VALUES ($1::bigint, 'x', $1::bigint)`,
          [order.userId],
        );
        return startOf(order);
      },
    ],
  ])('%s shows nothing, is told of kindly, and invites nobody', async (_, change) => {
    const { order } = await shared();
    const userId = await follows(await change(order));
    expect(photos()).toEqual([]);
    expect(world.telegram.payloads('sendMessage').map(({ text }) => text)).toEqual([
      expect.stringContaining('shows nothing any more'),
      expect.stringContaining('Hello, Bob'),
    ]);
    const { rows } = await world.ledger.pool.query(
      'SELECT FROM referrals WHERE invited_id = $1::bigint',
      [userId],
    );
    expect(rows).toEqual([]);
  });
});
