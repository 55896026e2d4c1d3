import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { promoRefusal } from '../../src/core/money/promo.ts';
import { fence } from '../../src/db/ledger/fence.ts';
import { redeemPromo } from '../../src/db/ledger/redeem-promo.ts';
import { insertPromo } from '../../src/db/queries/insert-promo.ts';
import { lockPromo } from '../../src/db/queries/lock-promo.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

/** As a turn does it. */
function redeem(code: string, userId: number): Promise<string> {
  return inTransaction(ledger.pool, async (db) => {
    await fence(db, ledger.epoch);
    await lockUser(db, userId);
    const refusal = promoRefusal(await lockPromo(db, code, userId), Date.now());
    if (refusal !== null) return refusal;
    await redeemPromo(db, code, userId, ledger.epoch);
    return 'given';
  });
}

async function promo(code: string, uses: number, days = 1): Promise<void> {
  const made = { code, kopecks: 5_000n, uses, days };
  expect(await insertPromo(ledger.pool, made, await ledger.user())).toBe(true);
}

const count = (outcomes: readonly string[], outcome: string): number =>
  outcomes.filter((each) => each === outcome).length;

it('50 people at once get exactly what there is', async () => {
  await promo('FIFTY', 20);
  const users = await Promise.all(Array.from({ length: 50 }, () => ledger.user()));
  const outcomes = await Promise.all(users.map((userId) => redeem('FIFTY', userId)));
  expect([count(outcomes, 'given'), count(outcomes, 'promo-over')]).toEqual([20, 30]);
  expect(await ledger.count('promo:FIFTY:')).toBe(20);
  const wallets = await Promise.all(users.map((userId) => ledger.wallet(userId)));
  const given = wallets.reduce((sum, { availableKopecks }) => sum + availableKopecks, 0n);
  expect(given).toBe(20n * 5_000n);
});

it('one person 50 times at once gets it once, and takes one use', async () => {
  await promo('ONCE', 50);
  const userId = await ledger.user();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => redeem('ONCE', userId)));
  expect([count(outcomes, 'given'), count(outcomes, 'promo-redeemed')]).toEqual([1, 49]);
  expect((await ledger.wallet(userId)).availableKopecks).toBe(5_000n);
  const other = await ledger.user();
  expect(await inTransaction(ledger.pool, (db) => lockPromo(db, 'ONCE', other))).toMatchObject({
    usesLeft: 49,
    isRedeemed: false,
  });
});

it('what was not asked under the lock gives nothing all the same', async () => {
  await promo('HARD', 1);
  const [first, second] = [await ledger.user(), await ledger.user()];
  const straight = (userId: number) =>
    inTransaction(ledger.pool, (db) => redeemPromo(db, 'HARD', userId, ledger.epoch));
  await straight(first);
  await expect(straight(second)).rejects.toThrow('Nothing is left');
  await ledger.pool.query("UPDATE promo_codes SET uses_left = 5 WHERE code = 'HARD'");
  await expect(straight(first)).rejects.toThrow('has had');
  expect(await ledger.count('promo:HARD:')).toBe(1);
});

it('a code of that name is made once, and ends with its days', async () => {
  await promo('DAYS', 1, 2);
  const again = { code: 'DAYS', kopecks: 1n, uses: 9, days: 9 };
  expect(await insertPromo(ledger.pool, again, await ledger.user())).toBe(false);
  const userId = await ledger.user();
  const known = await inTransaction(ledger.pool, (db) => lockPromo(db, 'DAYS', userId));
  const inDays = (days: number): number => Date.now() + days * 24 * 60 * 60_000;
  expect([promoRefusal(known, inDays(1)), promoRefusal(known, inDays(3))]).toEqual([
    null,
    'promo-over',
  ]);
});
