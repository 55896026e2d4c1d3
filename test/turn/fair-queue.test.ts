import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import { RequestWindow } from '../../src/kie/request-window.ts';
import { progressOf } from '../../src/turn/advance-generation.ts';
import { accepted, OrdersUnderTest, PRICE } from './orders-under-test.ts';

/** Who goes next when the vendor takes less than people want. */

const BUSY = ['A', 'B', 'C'] as const;

let orders: OrdersUnderTest;
let taskNumber = 0;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(async () => {
  await orders.reset();
  orders.vendor.script = () => accepted(`fair-task-${++taskNumber}`);
  orders.creates = new RequestWindow({ count: 2, perMs: 10_000 });
});

/** The queue as the runner works it off, on a clock of its own and in an order that is no help. */
class Queue {
  readonly #names = new Map<number, string>();
  readonly #dueMs = new Map<number, number>();
  readonly served: string[] = [];
  readonly #beganMs = orders.nowMs;

  /** An order of a user; its name is that of the user with a number. */
  async add(name: string, userId: number) {
    const generation = await orders.confirm(userId);
    if (generation === null) throw new Error('the draft was confirmed before');
    const { id } = generation;
    await orders.pool.query('UPDATE generations SET progress_message_id = 55 WHERE id = $1', [id]);
    this.#names.set(id, name);
    this.#dueMs.set(id, orders.nowMs);
    return generation;
  }

  /** Seconds since the beginning. */
  get seconds(): number {
    return (orders.nowMs - this.#beganMs) / 1_000;
  }

  /** Goes on until so many have been served. The last to come is always tried first. */
  async serve(total: number): Promise<void> {
    while (this.served.length < total) {
      orders.nowMs = Math.max(orders.nowMs, Math.min(...this.#dueMs.values()));
      const due = [...this.#dueMs].filter(([, dueMs]) => dueMs <= orders.nowMs).reverse();
      for (const [id] of due) await this.#run(id);
    }
  }

  async #run(id: number): Promise<void> {
    try {
      await orders.submit(id);
      this.#dueMs.delete(id);
      if ((await orders.state(id)) === 'submitted') this.served.push(this.#names.get(id) ?? '');
      // The vendor has said that it is too much.
      else this.#dueMs.set(id, orders.nowMs + 2_000);
    } catch (error) {
      if (!(error instanceof RetryLater)) throw error;
      expect(error.afterMs).toBeGreaterThan(0);
      this.#dueMs.set(id, orders.nowMs + error.afterMs);
    }
  }
}

/** Three users with as many orders as they may have, all before anything was sent. */
async function fullQueue(): Promise<Queue> {
  const queue = new Queue();
  for (const name of BUSY) {
    const userId = await orders.ledger.user(PRICE * 10n);
    for (const number of [1, 2, 3]) await queue.add(`${name}${number}`, userId);
  }
  return queue;
}

describe('a newcomer among users with many orders', () => {
  it('is served before the second order of anybody, and sees how many come first', async () => {
    const queue = await fullQueue();
    await queue.serve(2);
    const newcomer = await queue.add('N1', await orders.ledger.user(PRICE));
    expect((await progressOf(orders.pool, newcomer)).ahead).toBe(1);
    await queue.serve(10);
    const [first, second, third] = [1, 2, 3].map((number) => BUSY.map((name) => name + number));
    expect(queue.served.slice(0, 4).sort()).toEqual([...(first ?? []), 'N1']);
    expect(queue.served.slice(4, 7).sort()).toEqual(second);
    expect(queue.served.slice(7).sort()).toEqual(third);
    // Ten orders, two in ten seconds: no place was left empty.
    expect(queue.seconds).toBe(40);
  });

  it('waits no longer for users who have more', async () => {
    const queue = await fullQueue();
    await queue.serve(6);
    await queue.add('N1', await orders.ledger.user(PRICE));
    const askedAt = queue.seconds;
    await queue.serve(7);
    expect(queue.served.slice(6)).toContain('N1');
    expect(queue.seconds - askedAt).toBeLessThanOrEqual(10);
  });

  it('keeps the place when the vendor refuses it for the moment', async () => {
    const queue = await fullQueue();
    await queue.serve(2);
    await queue.add('N1', await orders.ledger.user(PRICE));
    let refused = 0;
    orders.vendor.script = () =>
      refused++ < 3 ? { code: 429 } : accepted(`fair-task-${++taskNumber}`);
    await queue.serve(4);
    expect(queue.served.slice(2).sort()).toEqual(['C1', 'N1']);
  });
});

it('what is ended makes room for the next one of the same user', async () => {
  const queue = new Queue();
  const [busy, other] = [await orders.ledger.user(PRICE * 3n), await orders.ledger.user(PRICE)];
  const first = await queue.add('A1', busy);
  const second = await queue.add('A2', busy);
  const later = await queue.add('B1', other);
  const ahead = async () => [
    (await progressOf(orders.pool, second)).ahead,
    (await progressOf(orders.pool, later)).ahead,
  ];
  expect(await ahead()).toEqual([2, 1]);
  await orders.advance(first.id, { kind: 'cancel' });
  expect(await ahead()).toEqual([0, 1]);
});

it('an order whose job has failed keeps nobody waiting', async () => {
  const queue = new Queue();
  const [stuck, next] = [await orders.ledger.user(PRICE), await orders.ledger.user(PRICE)];
  const { id } = await queue.add('A1', stuck);
  const waiting = await queue.add('B1', next);
  const ahead = async () => (await progressOf(orders.pool, waiting)).ahead;
  expect(await ahead()).toBe(1);
  await orders.pool.query(
    `UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE key = 'submit:' || $1::bigint`,
    [id],
  );
  expect(await ahead()).toBe(0);
});

it('who waits is told again how many are ahead', async () => {
  const queue = await fullQueue();
  await queue.serve(7);
  expect(orders.shown).toEqual(expect.arrayContaining(['confirmed 8', 'confirmed 5']));
});
