import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { spendingPeriods } from '../../src/core/money/spending.ts';
import {
  holdTransfer,
  postTransfer,
  topUpTransfer,
  voidTransfer,
} from '../../src/core/money/transfer.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { readRecentPayments } from '../../src/db/queries/read-recent-payments.ts';
import { readSpending } from '../../src/db/queries/read-spending.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

const NOTHING = { todayKopecks: 0n, weekKopecks: 0n, monthKopecks: 0n };
const DAY_MS = 24 * 60 * 60_000;

/** As of so many days from now. */
function spent(userId: number, inDays = 0) {
  return readSpending(ledger.pool, userId, spendingPeriods(Date.now() + inDays * DAY_MS));
}

async function order(userId: number, kopecks: bigint, name: string) {
  const { transferId: holdId } = await ledger.write(
    holdTransfer({ draftId: `spend-${userId}-${name}`, userId, kopecks }),
  );
  return { generationId: userId * 100 + name.charCodeAt(0), holdId, userId, kopecks };
}

it('is what was charged: no top-up, nothing held, nothing that came back', async () => {
  const userId = await ledger.user(1_000n);
  expect(await spent(userId)).toEqual(NOTHING);
  await ledger.write(
    topUpTransfer({ chargeId: `s-${userId}`, userId, currency: 'XTR', kopecks: 500n }),
  );
  await order(userId, 100n, 'a');
  await ledger.write(voidTransfer(await order(userId, 200n, 'b')));
  expect(await spent(userId)).toEqual(NOTHING);
  await ledger.write(postTransfer(await order(userId, 300n, 'c')));
  expect(await spent(userId)).toEqual({
    todayKopecks: 300n,
    weekKopecks: 300n,
    monthKopecks: 300n,
  });
});

it('leaves the day, then the week, then the month', async () => {
  const userId = await ledger.user(1_000n);
  await ledger.write(postTransfer(await order(userId, 300n, 'a')));
  expect(await spent(userId, 6)).toEqual({ ...NOTHING, weekKopecks: 300n, monthKopecks: 300n });
  expect(await spent(userId, 7)).toEqual({ ...NOTHING, monthKopecks: 300n });
  expect(await spent(userId, 30)).toEqual(NOTHING);
});

it('the last payments are those of this user, newest first', async () => {
  const userId = await ledger.user();
  const other = await ledger.user();
  for (const [payer, chargeId] of [
    [userId, 'p1'],
    [other, 'p2'],
    [userId, 'p3'],
    [userId, 'p4'],
  ] as const) {
    const payment = {
      chargeId,
      userId: payer,
      currency: 'XTR',
      amount: 50,
      kopecks: 7_500n,
    } as const;
    await inTransaction(ledger.pool, (db) => topUp(db, payment, ledger.epoch));
  }
  const found = await readRecentPayments(ledger.pool, userId, 2);
  expect(found).toMatchObject([
    { chargeId: 'p4', kopecks: 7_500n, isRefunded: false },
    { chargeId: 'p3' },
  ]);
});
