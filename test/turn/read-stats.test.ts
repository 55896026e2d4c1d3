import { afterAll, beforeAll, expect, it } from 'vitest';
import { statsSinceMs, successPercent } from '../../src/core/admin/stats.ts';
import { orderRefundTransfer } from '../../src/core/money/transfer.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { readStats } from '../../src/db/queries/read-stats.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { OrdersUnderTest, PRICE } from './orders-under-test.ts';

let orders: OrdersUnderTest;
beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());

async function finish(id: number): Promise<void> {
  await orders.advance(id, { kind: 'submission-started' });
  await orders.advance(id, { kind: 'succeeded', results: [{ kind: 'text', text: 'hi' }] });
  await orders.deliver(id);
}

it('adds up users, orders and money since a moment', async () => {
  const sinceMs = orders.nowMs - 60_000;
  const none = await readStats(orders.pool, sinceMs);
  expect(none).toMatchObject({ newUsers: 0, orders: 0, revenueKopecks: 0n, models: [] });

  const [kept, refunded, stopped, open] = [
    await orders.order(),
    await orders.order(),
    await orders.order(),
    await orders.order({ modelId: 'gone' }),
  ];
  await finish(kept.id);
  await finish(refunded.id);
  await orders.advance(stopped.id, { kind: 'cancel' });
  await orders.ledger.write(
    orderRefundTransfer({ generationId: refunded.id, userId: refunded.userId, kopecks: PRICE }),
  );
  const payment = { chargeId: 'c', userId: open.userId, currency: 'XTR', amount: 50 } as const;
  await inTransaction(orders.pool, (db) =>
    topUp(db, { ...payment, kopecks: 7_500n }, orders.epoch),
  );

  const stats = await readStats(orders.pool, sinceMs);
  const { vendorCostKopecks, ...counted } = stats;
  expect(counted).toEqual({
    newUsers: 4,
    orderingUsers: 4,
    orders: 4,
    deliveredOrders: 2,
    lostOrders: 1,
    paidInKopecks: 7_500n,
    revenueKopecks: PRICE,
    models: [
      {
        ...{ modelId: 'z-image', orders: 3, delivered: 2, failed: 0 },
        // Both orders cost the vendor's price; of one the price went back.
        ...{ revenueKopecks: PRICE, costKopecks: vendorCostKopecks },
      },
      {
        ...{ modelId: 'gone', orders: 1, delivered: 0, failed: 0 },
        ...{ revenueKopecks: 0n, costKopecks: 0n },
      },
    ],
  });
  expect(vendorCostKopecks).toBeGreaterThan(0n);
  expect(await readStats(orders.pool, orders.nowMs + 60_000)).toMatchObject({
    newUsers: 0,
    orders: 0,
    paidInKopecks: 0n,
  });
});

it('begins a day at midnight in Moscow', () => {
  const evening = Date.UTC(2026, 10, 29, 20, 59);
  const night = Date.UTC(2026, 10, 29, 21, 1);
  expect(statsSinceMs(evening, 1)).toBe(Date.UTC(2026, 10, 28, 21));
  expect(statsSinceMs(night, 1)).toBe(Date.UTC(2026, 10, 29, 21));
  expect(statsSinceMs(evening, 7)).toBe(Date.UTC(2026, 10, 22, 21));
});

it.each([
  [3, 1, 75],
  [0, 0, null],
  [0, 2, 0],
])('%i delivered and %i failed are %s percent', (delivered, failed, percent) => {
  expect(successPercent({ delivered, failed })).toBe(percent);
});
