import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelUse } from '../../src/core/catalogue/model-use.ts';
import { readModelUse } from '../../src/db/queries/read-model-use.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

/** An order that was delivered so long ago, and took so long. */
async function delivered(modelId: string, daysAgo: number, seconds: number): Promise<void> {
  const { id } = await orders.order({ modelId });
  await orders.pool.query(
    `UPDATE generations SET state = 'delivered',
       submitted_at = now() - make_interval(days => $2::int, secs => $3::float8),
       finished_at = now() - make_interval(days => $2::int)
     WHERE id = $1::bigint`,
    [id, daysAgo, seconds],
  );
}

const of = (uses: readonly ModelUse[], id: string) => uses.filter(({ modelId }) => modelId === id);

describe('how models are used', () => {
  it('is not told by orders under way', async () => {
    await orders.order({ modelId: 'waiting' });
    expect(of(await readModelUse(orders.pool), 'waiting')).toEqual([]);
  });

  it('is what was delivered in the last month, and how long it took when three say so', async () => {
    await delivered('liked', 0, 10);
    await delivered('liked', 1, 20);
    await delivered('liked', 40, 90);
    await delivered('new', 0, 10);
    await delivered('new', 0, 10);
    const uses = await readModelUse(orders.pool);
    expect(of(uses, 'liked')).toEqual([{ modelId: 'liked', orders: 2, usualSeconds: 20 }]);
    expect(of(uses, 'new')).toEqual([{ modelId: 'new', orders: 2, usualSeconds: null }]);
  });

  it('is counted once a minute, also when the clock was set back', async () => {
    const cache = new ModelUseCache();
    const at = async (nowMs: number) => of(await cache.read(orders.pool, nowMs), 'cached').length;
    expect(await at(1_000_000)).toBe(0);
    await delivered('cached', 0, 10);
    expect(await at(1_000_000 + 59_999)).toBe(0);
    expect(await at(999_999)).toBe(1);
    await delivered('cached', 0, 10);
    const [first] = of(await cache.read(orders.pool, 999_999 + 60_000), 'cached');
    expect(first?.orders).toBe(2);
  });
});
