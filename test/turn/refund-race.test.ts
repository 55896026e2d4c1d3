import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Incoming } from '../../src/core/incoming.ts';
import { holdTransfer } from '../../src/core/money/transfer.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { carryOut } from '../../src/turn/carry-out.ts';
import { FactsChanged } from '../../src/turn/facts-changed.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());

it('gives nothing back that was spent after the admin had looked', async () => {
  const { ledger, pool, epoch } = orders;
  const userId = await ledger.user();
  const payment = { chargeId: 'c1', userId, currency: 'XTR', amount: 50, kopecks: 7500n } as const;
  await inTransaction(pool, (db) => topUp(db, payment, epoch));
  await ledger.write(holdTransfer({ draftId: 'meanwhile', userId, kopecks: 1n }));
  const incoming = { userId: 1, chatId: 1 } as Incoming;
  const context = { incoming, language: 'en', epoch, nowMs: 0 } as const;
  const deed = { kind: 'refund', chargeId: 'c1', payerId: userId } as const;
  const refund = inTransaction(pool, (db) => carryOut(orders.ports(), db, context, [deed]));
  await expect(refund).rejects.toThrow(FactsChanged);
  expect((await pool.query('SELECT FROM outbox')).rowCount).toBe(0);
  expect((await ledger.wallet(userId)).availableKopecks).toBe(7499n);
});
