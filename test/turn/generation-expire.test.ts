import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Deposed } from '../../src/db/ledger/fence.ts';
import { progressOf } from '../../src/turn/advance-generation.ts';
import { expireGenerations } from '../../src/turn/expire-generations.ts';
import { wakeIdleGenerations } from '../../src/turn/wake-idle-generations.ts';
import { accepted, OrdersUnderTest, PRICE, SUCCESS, WAITING } from './orders-under-test.ts';

let orders: OrdersUnderTest;
let taskNumber = 0;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

const back = { availableKopecks: PRICE * 2n, heldKopecks: 0n };

async function submitted() {
  orders.answer(accepted(`expire-task-${++taskNumber}`));
  const order = await orders.order();
  await orders.submit(order.id);
  return order;
}

describe('when the time of an order is over', () => {
  it('the money is back and the user is told, wherever it stands', async () => {
    const waiting = await orders.order();
    orders.answer('cut');
    const lost = await orders.order();
    await orders.submit(lost.id);
    const running = await submitted();
    orders.answer('cut', WAITING);
    orders.nowMs = waiting.expiresAtMs;
    await orders.expire();
    for (const { id, userId, chatId } of [waiting, lost, running]) {
      expect(await orders.state(id)).toBe('expired');
      expect(await orders.endings(id)).toEqual(['expire']);
      expect(await orders.ledger.wallet(userId)).toEqual(back);
      expect((await orders.owed(chatId)).at(-1)).toMatch(/^expired (timeout|unavailable)/);
    }
    await orders.ledger.expectProved();
  });

  it('the vendor is asked for a last time: what is done is delivered', async () => {
    const order = await submitted();
    orders.answer('cut', SUCCESS);
    orders.nowMs = order.expiresAtMs + 60_000;
    await orders.expire();
    expect(await orders.state(order.id)).toBe('succeeded');
  });

  it('a vendor that is away does not keep the money', async () => {
    const order = await submitted();
    orders.answer('cut', 'cut');
    orders.nowMs = order.expiresAtMs;
    await orders.expire();
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
  });

  it('a result that is there is offered for a day more', async () => {
    const order = await submitted();
    orders.answer('cut', SUCCESS);
    await orders.poll(order.id);
    await orders.takeJobs();
    orders.nowMs = order.expiresAtMs + 60_000;
    await orders.expire();
    expect(await orders.state(order.id)).toBe('succeeded');
    expect(await orders.jobs(order.id)).toEqual(['deliver-result in 600 s']);
    orders.nowMs = order.expiresAtMs + 24 * 3_600_000;
    await orders.expire();
    expect(await orders.read(order.id)).toMatchObject({
      state: 'expired',
      failure: { kind: 'delivery' },
    });
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
    expect(orders.log.everything()).toContain('undelivered');
  });

  it('before, nothing happens to it', async () => {
    const order = await submitted();
    orders.nowMs = order.expiresAtMs - 1;
    await orders.expire();
    expect(await orders.state(order.id)).toBe('submitted');
    expect(orders.vendor.calls.filter(({ method }) => method === 'GET')).toEqual([]);
  });

  it('one that cannot be ended does not keep the others from it', async () => {
    const broken = await orders.order();
    const sound = await orders.order();
    // A hold of another amount than the price: the ledger refuses to end it so.
    await orders.pool.query('UPDATE generations SET price_kopecks = 100000 WHERE id = $1', [
      broken.id,
    ]);
    orders.nowMs = broken.expiresAtMs;
    await expect(orders.expire()).rejects.toThrow();
    expect(await orders.state(broken.id)).toBe('confirmed');
    expect(await orders.state(sound.id)).toBe('expired');
    expect(orders.log.lines('error')).toContain('an order whose time is over cannot be ended');
    await orders.pool.query('UPDATE generations SET price_kopecks = $2 WHERE id = $1', [
      broken.id,
      PRICE.toString(),
    ]);
    await orders.expire();
    expect(await orders.state(broken.id)).toBe('expired');
  });

  it('a leader that was overtaken ends nothing', async () => {
    const order = await orders.order();
    orders.nowMs = order.expiresAtMs;
    await orders.ledger.takeOver();
    await expect(expireGenerations(orders.ports(), orders.epoch - 1)).rejects.toThrow(Deposed);
    expect(await orders.state(order.id)).toBe('confirmed');
    await orders.expire();
    expect(await orders.state(order.id)).toBe('expired');
  });
});

it('A8: a request of which nothing was heard for five minutes is an alarm', async () => {
  orders.answer('cut');
  const order = await orders.order();
  await orders.submit(order.id);
  const alarm = 'requests were sent and nothing was heard of them';
  await orders.expire();
  expect(orders.log.lines('error')).not.toContain(alarm);
  orders.nowMs += 6 * 60_000;
  await orders.expire();
  expect(orders.log.lines('error')).toContain(alarm);
  expect(await orders.state(order.id)).toBe('submitting');
});

describe('what is shown of an order', () => {
  it('is how many are before it, and how long such orders usually took', async () => {
    const [first, second] = [await orders.order(), await orders.order()];
    const modelId = 'google/nano-banana';
    expect((await progressOf(orders.pool, second)).ahead).toBeGreaterThanOrEqual(1);
    expect((await progressOf(orders.pool, first)).ahead).toBeLessThan(
      (await progressOf(orders.pool, second)).ahead ?? 0,
    );
    expect((await progressOf(orders.pool, { ...first, modelId })).usualSeconds).toBeNull();
    for (const seconds of [10, 20, 90]) {
      const { id } = await submitted();
      await orders.pool.query(
        `UPDATE generations SET model_id = $2::text, state = 'delivered',
                finished_at = submitted_at + make_interval(secs => $3::float8)
         WHERE id = $1::bigint`,
        [id, modelId, seconds],
      );
    }
    expect((await progressOf(orders.pool, { ...first, modelId })).usualSeconds).toBe(20);
  });

  it('is sent anew only at its end, while the message to change is not known', async () => {
    orders.answer(accepted('shown-task'), SUCCESS);
    const order = await orders.order({}, null);
    await orders.submit(order.id);
    await orders.poll(order.id);
    expect(orders.shown).toEqual([]);
    await orders.deliver(order.id);
    expect(orders.shown).toEqual(['delivered']);
  });
});

describe('an order that needs a job', () => {
  beforeEach(() => endAll());

  /** Orders of other tests need no jobs. */
  async function endAll(): Promise<void> {
    await orders.pool.query(`UPDATE generations SET state = 'failed'`);
  }

  it('gets one when it has none, or a job that was given up', async () => {
    const waiting = await orders.order();
    const running = await submitted();
    const done = await submitted();
    orders.answer('cut', SUCCESS);
    await orders.poll(done.id);
    orders.answer('cut');
    const lost = await orders.order();
    await orders.submit(lost.id);
    await orders.takeJobs();
    await wakeIdleGenerations(orders.ports());
    expect(await orders.jobs(waiting.id)).toEqual(['submit-generation now']);
    expect(await orders.jobs(running.id)).toEqual(['poll-generation now']);
    expect(await orders.jobs(done.id)).toEqual(['deliver-result now']);
    expect(await orders.jobs(lost.id)).toEqual([]);
    await orders.pool.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts
       WHERE key = 'submit:' || $1::text`,
      [waiting.id],
    );
    await wakeIdleGenerations(orders.ports());
    const { rows } = await orders.pool.query(
      `SELECT attempts FROM graphile_worker.jobs WHERE key = 'submit:' || $1::text`,
      [waiting.id],
    );
    expect(rows).toEqual([{ attempts: 0 }]);
  });

  it('keeps the one that waits for its time', async () => {
    const order = await submitted();
    await wakeIdleGenerations(orders.ports());
    expect(await orders.jobs(order.id)).toContain('poll-generation in 2.5 s');
    expect(orders.log.lines('warn')).toEqual([]);
  });
});

it('what happened to an order cannot be changed afterwards', async () => {
  await submitted();
  for (const change of [
    `UPDATE generation_events SET event = 'delivered'`,
    'DELETE FROM generation_events',
    'TRUNCATE generation_events',
  ]) {
    await expect(orders.pool.query(change)).rejects.toThrow('generation_events is append-only');
  }
});
