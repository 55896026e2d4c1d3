import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { referral } from '../../generated/bot.ts';
import { holdTransfer, postTransfer, welcomeTransfer } from '../../src/core/money/transfer.ts';
import { refund } from '../../src/db/ledger/refund.ts';
import { rewardInviter } from '../../src/db/ledger/reward-inviter.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { insertReferral } from '../../src/db/queries/insert-referral.ts';
import { readReferralStats } from '../../src/db/queries/read-referral-stats.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

const { bonusKopecks: BONUS, dailyLimit: LIMIT } = referral;

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

async function broughtBy(inviterId: number): Promise<number> {
  const invitedId = await ledger.user();
  await insertReferral(ledger.pool, invitedId, inviterId);
  return invitedId;
}

function pay(userId: number, chargeId = `pay-${userId}`): Promise<unknown> {
  const payment = { chargeId, userId, currency: 'XTR', amount: 50, kopecks: 7_500n } as const;
  return inTransaction(ledger.pool, (db) => topUp(db, payment, ledger.epoch));
}

function reward(invitedId: number): Promise<number | null> {
  return inTransaction(ledger.pool, (db) => rewardInviter(db, invitedId, ledger.epoch));
}

async function buyResult(userId: number, kopecks: bigint): Promise<void> {
  const hold = holdTransfer({ draftId: `ref-${userId}-${kopecks}`, userId, kopecks });
  const { transferId: holdId } = await ledger.write(hold);
  const generationId = userId * 10_000 + Number(kopecks);
  await ledger.write(postTransfer({ generationId, holdId, userId, kopecks }));
}

const earned = async (userId: number) => (await ledger.wallet(userId)).availableKopecks;

describe('who brought a user along', () => {
  it('is thanked when that one has paid, once, however often and by how many', async () => {
    const inviterId = await ledger.user();
    const invitedId = await broughtBy(inviterId);
    expect(await reward(invitedId)).toBeNull();
    await pay(invitedId);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => reward(invitedId)));
    expect(outcomes.filter((outcome) => outcome === inviterId)).toHaveLength(1);
    await pay(invitedId, 'pay-again');
    expect(await reward(invitedId)).toBeNull();
    expect(await earned(inviterId)).toBe(BONUS);
    expect(await readReferralStats(ledger.pool, inviterId)).toEqual({
      invited: 1,
      rewarded: 1,
      earnedKopecks: BONUS,
    });
  });

  it('is thanked at most so often in a day, also by many at once; the rest is not lost', async () => {
    const inviterId = await ledger.user();
    const invited: number[] = [];
    for (let at = 0; at < LIMIT + 15; at += 1) invited.push(await broughtBy(inviterId));
    await Promise.all(invited.map((each) => pay(each)));
    await Promise.all(invited.map(reward));
    expect(await earned(inviterId)).toBe(BigInt(LIMIT) * BONUS);
    await ledger.pool.query("UPDATE referrals SET rewarded_at = rewarded_at - interval '25 hours'");
    await Promise.all(invited.map(reward));
    expect(await earned(inviterId)).toBe(BigInt(LIMIT + 15) * BONUS);
  });

  it('is not thanked for results that were a gift, and is for those beyond it', async () => {
    const inviterId = await ledger.user();
    const invitedId = await broughtBy(inviterId);
    await ledger.write(welcomeTransfer(invitedId, 1_000n));
    await buyResult(invitedId, 1_000n);
    expect(await reward(invitedId)).toBeNull();
    await pay(invitedId);
    await buyResult(invitedId, 1n);
    expect(await reward(invitedId)).toBe(inviterId);
  });

  it('is not thanked for a payment that went back', async () => {
    const inviterId = await ledger.user();
    const invitedId = await broughtBy(inviterId);
    await pay(invitedId);
    const { pool, epoch } = ledger;
    await inTransaction(pool, (db) => refund(db, `pay-${invitedId}`, epoch));
    expect(await reward(invitedId)).toBeNull();
  });

  it('is the first, is somebody else, and need not be there', async () => {
    const [first, second] = [await ledger.user(), await ledger.user()];
    const invitedId = await broughtBy(first);
    await insertReferral(ledger.pool, invitedId, second);
    await pay(invitedId);
    expect(await reward(invitedId)).toBe(first);
    await expect(insertReferral(ledger.pool, second, second)).rejects.toThrow();
    await pay(second);
    expect(await reward(second)).toBeNull();
  });
});
