import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { holdTransfer, type PaidIn } from '../../src/core/money/transfer.ts';
import { noteRefund, type RefundOutcome, refund } from '../../src/db/ledger/refund.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import { ledgerSummary } from '../../src/db/queries/ledger-summary.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { readPayment } from '../../src/db/queries/read-payment.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

const pay = (payment: PaidIn) =>
  inTransaction(ledger.pool, (db) => topUp(db, { ...payment, amount: 50 }, ledger.epoch));

const giveBack = (chargeId: string): Promise<RefundOutcome> =>
  inTransaction(ledger.pool, (db) => refund(db, chargeId, ledger.epoch));

const wasGivenBack = (chargeId: string): Promise<RefundOutcome> =>
  inTransaction(ledger.pool, (db) => noteRefund(db, chargeId, ledger.epoch));

/** A user and a payment of 100 roubles that is not made yet. */
async function payer(currency: 'XTR' | 'RUB' = 'XTR'): Promise<PaidIn> {
  const userId = await ledger.user();
  return { chargeId: `charge-${userId}`, userId, currency, kopecks: 10_000n };
}

/** As a turn does it: whatever takes money locks its user first. */
const spend = (userId: number, kopecks: bigint) =>
  inTransaction(ledger.pool, async (db) => {
    await lockUser(db, userId);
    const hold = holdTransfer({ draftId: `spent-${userId}`, userId, kopecks });
    await writeTransfer(db, hold, ledger.epoch);
  });

const available = async (userId: number): Promise<bigint> =>
  (await ledger.wallet(userId)).availableKopecks;

describe('a payment', () => {
  it('A3: that is reported many times at once is in the wallet once', async () => {
    const payment = await payer();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => pay(payment)));
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(outcomes.map(({ transferId }) => transferId)).size).toBe(1);
    expect(await available(payment.userId)).toBe(10_000n);
    expect(await readPayment(ledger.pool, payment.chargeId)).toEqual({
      chargeId: payment.chargeId,
      userId: payment.userId,
      currency: 'XTR',
      kopecks: 10_000n,
      isRefunded: false,
      payerAvailableKopecks: 10_000n,
    });
  });

  it.each([
    ['XTR', 'stars:clearing'],
    ['RUB', 'rub:clearing'],
  ] as const)('in %s is booked against %s, and its refund too', async (currency, account) => {
    const before = (await ledgerSummary(ledger.pool)).balances[account];
    const payment = await payer(currency);
    await pay(payment);
    expect((await ledgerSummary(ledger.pool)).balances[account]).toBe(before - 10_000n);
    expect(await giveBack(payment.chargeId)).toBe('refunded');
    expect((await ledgerSummary(ledger.pool)).balances[account]).toBe(before);
  });

  it('goes back once, however many ask for it', async () => {
    const payment = await payer();
    await pay(payment);
    const outcomes = await Promise.all([
      ...Array.from({ length: 5 }, () => giveBack(payment.chargeId)),
      ...Array.from({ length: 5 }, () => wasGivenBack(payment.chargeId)),
    ]);
    expect(outcomes.toSorted()).toEqual([
      'refunded',
      ...Array.from({ length: 9 }, () => 'refunded-before'),
    ]);
    expect(await available(payment.userId)).toBe(0n);
    expect((await readPayment(ledger.pool, payment.chargeId))?.isRefunded).toBe(true);
    // Reported once more, it is still the payment that went back.
    expect((await pay(payment)).isNew).toBe(false);
    expect(await available(payment.userId)).toBe(0n);
  });

  it('that is partly spent does not go back', async () => {
    const payment = await payer();
    await pay(payment);
    await spend(payment.userId, 1n);
    expect(await giveBack(payment.chargeId)).toBe('spent');
    expect(await ledger.wallet(payment.userId)).toEqual({
      availableKopecks: 9_999n,
      heldKopecks: 1n,
    });
    expect((await readPayment(ledger.pool, payment.chargeId))?.isRefunded).toBe(false);
  });

  it('that Telegram gave back by itself is taken as far as it goes', async () => {
    const payment = await payer();
    await pay(payment);
    await spend(payment.userId, 4_000n);
    const before = (await ledgerSummary(ledger.pool)).balances['house:promo'];
    expect(await wasGivenBack(payment.chargeId)).toBe('refunded');
    expect(await available(payment.userId)).toBe(0n);
    const after = (await ledgerSummary(ledger.pool)).balances['house:promo'];
    expect(before - after).toBe(4_000n);
  });

  it('that nobody made does not go back', async () => {
    expect(await giveBack('no such charge')).toBe('unknown');
    expect(await wasGivenBack('no such charge')).toBe('unknown');
    expect(await readPayment(ledger.pool, 'no such charge')).toBeNull();
  });

  it('goes back or is held when both are asked for at once, never both', async () => {
    for (let round = 0; round < 15; round += 1) {
      const payment = await payer();
      await pay(payment);
      const [back, held] = await Promise.allSettled([
        giveBack(payment.chargeId),
        spend(payment.userId, 6_000n),
      ]);
      const { availableKopecks, heldKopecks } = await ledger.wallet(payment.userId);
      if (held.status === 'fulfilled') {
        expect(back).toMatchObject({ status: 'fulfilled', value: 'spent' });
        expect([availableKopecks, heldKopecks]).toEqual([4_000n, 6_000n]);
      } else {
        expect(held.reason.name).toBe('InsufficientFunds');
        expect(back).toMatchObject({ status: 'fulfilled', value: 'refunded' });
        expect([availableKopecks, heldKopecks]).toEqual([0n, 0n]);
      }
    }
  });
});
