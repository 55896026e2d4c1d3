import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import {
  availableOf,
  GIFT_KOPECKS,
  MODEL,
  orderIn,
  ordersOf,
  PRICE_KOPECKS,
  picturesOf,
  startOrder,
} from './quick-order.ts';

/** What vendors do, with two instances of the real bot behind one address. */

let bot: BotUnderTest;

beforeAll(async () => {
  bot = await BotUnderTest.start();
  await bot.world.startService().health();
});
afterAll(async () => {
  expect(bot.world.kie.control.faults()).toEqual([]);
  expect(await bot.ledgerFaults()).toEqual([]);
  await bot.stop();
});

/** One picture, one task, one charge. */
async function expectOneResult(user: ChatUser): Promise<void> {
  const { id, vendorTaskId } = await orderIn(bot, user, 'delivered');
  await bot.settled();
  expect(picturesOf(user), user.transcript()).toBe(1);
  expect(await ordersOf(bot, user)).toEqual([
    { id, state: 'delivered', vendorTaskId, ends: ['post'] },
  ]);
  expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS - PRICE_KOPECKS);
}

/** Money is back, and nothing came. */
async function expectNoResult(user: ChatUser, state: 'failed' | 'expired'): Promise<void> {
  const order = await orderIn(bot, user, state);
  await bot.settled();
  expect(order.ends).toEqual([state === 'failed' ? 'void' : 'expire']);
  expect(picturesOf(user), user.transcript()).toBe(0);
  expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS);
}

async function expire(user: ChatUser): Promise<void> {
  await bot.rows(
    `UPDATE generations SET created_at = created_at - interval '2 hours',
                            expires_at = now() - interval '1 second' WHERE user_id = $1`,
    [user.id],
  );
  await bot.rows(`SELECT graphile_worker.add_job('expire-holds', job_key := 'expire-holds')`);
}

describe('callbacks', () => {
  it('F1: one that comes before the answer to the request', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'callback-first', times: 1 });
    await startOrder(user);
    await expectOneResult(user);
  });

  it('F2: one for an order that nobody knows is stored, and an operator is told', async () => {
    const token = randomBytes(24).toString('base64url');
    const timestamp = Math.floor(Date.now() / 1000);
    const key = (bot.world.env as Record<string, string>)['KIE_WEBHOOK_HMAC_KEY'] as string;
    const mac = createHmac('sha256', key).update(`stranger.${timestamp}`).digest('base64');
    const response = await fetch(`${bot.world.url}/kie-callback?job=${token}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-webhook-timestamp': String(timestamp),
        'x-webhook-signature': mac,
      },
      body: JSON.stringify({ code: 200, msg: 'ok', data: { taskId: 'stranger' } }),
    });
    expect(response.status).toBe(200);
    const sql = 'SELECT body FROM kie_callbacks WHERE job_token = $1';
    expect(await bot.rows(sql, [token])).toHaveLength(1);
    const told = bot.world.services.flatMap((service) => service.lines());
    expect(told.map(({ msg }) => msg)).toContain('callback for an order that is not known');
  });

  it('F3: the same one four times in parallel, on two instances', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'callback-copies', times: 1, copies: 4 });
    await startOrder(user);
    await expectOneResult(user);
    const [order] = await ordersOf(bot, user);
    const copies = bot.world.kie.control.callbacks();
    const sent = copies.filter(({ taskId }) => taskId === order?.vendorTaskId);
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('F4: success by callback while several questions find the same', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'callback-late', times: 1, ms: 100 });
    await startOrder(user);
    const { id } = await orderIn(bot, user, 'submitted', 'succeeded', 'delivering', 'delivered');
    await bot.rows(
      `SELECT graphile_worker.add_job('poll-generation', json_build_object('generationId', $1::int))
       FROM generate_series(1, 5)`,
      [id],
    );
    await expectOneResult(user);
  });

  it('F5: a failure after the success is ignored', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'callback-fail-after', times: 1 });
    await startOrder(user);
    await expectOneResult(user);
  });

  it('F6: a success after the money went back pays nobody', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'never', times: 1 });
    await startOrder(user);
    const { vendorTaskId } = await orderIn(bot, user, 'submitted');
    await expire(user);
    await orderIn(bot, user, 'expired');
    await bot.world.kie.control.settle(vendorTaskId as string);
    await expectNoResult(user, 'expired');
    const [order] = await ordersOf(bot, user);
    await until('the vendor has its money', async () => {
      const sql = 'SELECT 1 FROM transfers WHERE business_key = $1';
      return (await bot.rows(sql, [`vendor-cost:${order?.id}`])).length > 0 ? true : null;
    });
    await expectNoResult(user, 'expired');
  });
});

describe('answers', () => {
  it('F15: data: null in a question about a task, until the vendor shows it', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'invisible', times: 1, ms: 200 });
    await startOrder(user);
    await expectOneResult(user);
  });

  it('F16: code 200 without a task id is not asked again: the callback brings the id', async () => {
    const before = bot.world.kie.control.tasks().length;
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'answer-without-id', times: 1 });
    await startOrder(user);
    await expectOneResult(user);
    expect(bot.world.kie.control.tasks()).toHaveLength(before + 1);
  });

  it('F18: a model that leaves the catalogue while a task of it runs', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'never', times: 1 });
    await startOrder(user);
    const { id, vendorTaskId } = await orderIn(bot, user, 'submitted');
    await bot.rows(`UPDATE generations SET model_id = 'gone/model' WHERE id = $1`, [id]);
    await bot.world.kie.control.settle(vendorTaskId as string);
    await expectOneResult(user);
    user.command('history');
    await user.tap(({ data }) => data === `1:past:${id}`);
    await user.hears('2,55');
    await user.tap(({ data }) => data === `1:repeat:${id}`);
    await user.toast('недоступна');
  });

  it.each([
    ['A12: the connection is cut', 'answer-lost'],
    ['A8: HTML comes in place of an answer', 'answer-502'],
  ] as const)('%s after the task was made: one task, one charge', async (_what, kind) => {
    const before = bot.world.kie.control.tasks().length;
    const user = bot.user();
    bot.world.kie.control.fault({ kind, times: 1 });
    await startOrder(user);
    await expectOneResult(user);
    expect(bot.world.kie.control.tasks()).toHaveLength(before + 1);
  });

  it('A8: a request whose fate nobody learns is given up, and the money is back', async () => {
    const user = bot.user();
    bot.world.kie.control.fault({ kind: 'answer-lost', times: 1 });
    bot.world.kie.control.fault({ kind: 'callback-lost', times: 1 });
    await startOrder(user);
    const { id } = await orderIn(bot, user, 'submitting');
    await until('the answer is lost', async () => {
      const sql = `SELECT 1 FROM generation_events WHERE generation_id = $1 AND event = 'lost'`;
      return (await bot.rows(sql, [id])).length > 0 ? true : null;
    });
    await expire(user);
    await expectNoResult(user, 'expired');
  });

  it('D12: while the vendor refuses one model, another one can be ordered', async () => {
    const [unlucky, lucky] = [bot.user(), bot.user()];
    bot.world.kie.control.fault({ kind: 'unpublished', times: 1, model: MODEL });
    await startOrder(unlucky);
    await expectNoResult(unlucky, 'failed');
    await startOrder(lucky);
    await expectOneResult(lucky);
  });
});
