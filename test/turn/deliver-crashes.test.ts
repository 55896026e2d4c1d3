import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DatabasePool } from '../../src/db/pool.ts';
import { deliverResult } from '../../src/turn/deliver-result.ts';
import { DeliveryUnderTest, delivered, failed, PRICE } from './delivery-under-test.ts';
import { mp4, png } from './sample-files.ts';

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());
afterEach(() => world.ledger.expectProved());

describe('F9: a process that dies', () => {
  /** From the first query that fits, nothing reaches the database any more. */
  function dyingAt(what: RegExp): DatabasePool {
    const { pool } = world.ledger;
    let isDead = false;
    const query = (on: DatabasePool) => async (text: string, values?: readonly unknown[]) => {
      isDead ||= what.test(text);
      if (isDead) throw new Error('killed');
      return on.query(text, values);
    };
    return {
      query: query(pool),
      connect: async () => {
        const connection = await pool.connect();
        return {
          query: query(connection as unknown as DatabasePool),
          on: connection.on.bind(connection),
          off: connection.off.bind(connection),
          // What is not committed is rolled back by the server when the process is gone.
          release: () => connection.release(true),
        };
      },
      end: async () => undefined,
    } as DatabasePool;
  }

  const beforeNoting = /state, state, \$3::jsonb/;
  const afterSending = /INSERT INTO deliveries/;
  const beforeCharging = /INSERT INTO transfers/;

  it.each<[string, RegExp, string[]]>([
    ['before it notes that it sends', beforeNoting, ['sendPhoto']],
    ['after sending, before noting that', afterSending, ['sendPhoto', 'sendPhoto']],
    ['after noting, before charging', beforeCharging, ['sendPhoto']],
  ])('%s: charged exactly once', async (_when, at, sent) => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    await expect(world.deliver(order, world.ports(dyingAt(at)))).rejects.toThrow('killed');
    expect(await world.outcome(order)).toMatchObject({ spent: 0n, held: PRICE });
    await world.deliver(order);
    await world.deliver(order);
    expect(world.sent()).toEqual(sent);
    expect(await world.outcome(order)).toMatchObject({
      state: 'delivered',
      spent: PRICE,
      held: 0n,
    });
    expect(await world.ledger.count(`post:${order.id}`)).toBe(1);
  });

  it('while it sends has that looked at by an operator', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    const dying = world.ports(dyingAt(afterSending));
    await expect(world.deliver(order, dying)).rejects.toThrow('killed');
    expect(world.log.lines('warn')).toEqual([]);
    await world.deliver(order);
    expect(world.log.lines('warn')).toEqual([
      'ambiguous delivery: the user may get these results twice',
    ]);
  });

  it('twice while it sends the same does not send it a third time, and charges nothing', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    for (let time = 0; time < 2; time++) {
      const dying = world.ports(dyingAt(afterSending));
      await expect(world.deliver(order, dying)).rejects.toThrow('killed');
    }
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendPhoto']);
    expect(await world.outcome(order)).toEqual(failed());
  });

  it('between two results sends the second only', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    world.firstTimes(1, /sendVideo/, 'reset');
    await expect(world.deliver(order)).rejects.toMatchObject({ name: 'TelegramUnreachable' });
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo', 'sendVideo']);
  });

  it('and wakes when another leads sends nothing and charges nothing', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    const stale = world.ledger.epoch;
    await world.ledger.takeOver();
    const late = deliverResult(world.ports(), order.id, { epoch: stale, isStopping: () => false });
    await expect(late).rejects.toMatchObject({ name: 'Deposed' });
    expect(world.sent()).toEqual([]);
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('and sleeps between two results sends no more when another leads', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    let overtaken = false;
    world.telegram.script = async ({ method }) => {
      if (method === 'sendPhoto' && !overtaken) {
        overtaken = true;
        await world.ledger.takeOver();
      }
      return null;
    };
    await expect(world.deliver(order)).rejects.toMatchObject({ name: 'Deposed' });
    expect(world.sent()).toEqual(['sendPhoto']);
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo']);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'video-102'));
  });
});
