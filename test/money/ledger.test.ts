import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  adjustTransfer,
  holdTransfer,
  postTransfer,
  type Transfer,
  vendorCostTransfer,
  voidTransfer,
  welcomeTransfer,
} from '../../src/core/money/transfer.ts';
import { AccountMissing, HoldEnded, writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import { ledgerSummary } from '../../src/db/queries/ledger-summary.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(async () => {
  await ledger.expectProved();
  await ledger.close();
});

const hold = (userId: number, kopecks: bigint, draftId = `draft-${userId}`): Transfer =>
  holdTransfer({ draftId, userId, kopecks });

describe('a transfer', () => {
  it('moves what is held to the house when the order is delivered', async () => {
    const userId = await ledger.user(1000n);
    const before = await ledgerSummary(ledger.pool);
    const { transferId: holdId } = await ledger.write(hold(userId, 300n));
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 700n, heldKopecks: 300n });
    await ledger.write(postTransfer({ generationId: userId, holdId, userId, kopecks: 300n }));
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 700n, heldKopecks: 0n });
    await ledger.write(vendorCostTransfer(userId, 120n));
    const { balances, totalKopecks } = await ledgerSummary(ledger.pool);
    expect(balances['house:revenue'] - before.balances['house:revenue']).toBe(180n);
    expect(balances['vendor:cost'] - before.balances['vendor:cost']).toBe(120n);
    expect(totalKopecks).toBe(0n);
  });

  it('gives back what is held when the order fails', async () => {
    const userId = await ledger.user(1000n);
    const { transferId: holdId } = await ledger.write(hold(userId, 1000n));
    await ledger.write(voidTransfer({ generationId: userId, holdId, userId, kopecks: 1000n }));
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 1000n, heldKopecks: 0n });
  });

  it('is not written when the user has less than it takes', async () => {
    const userId = await ledger.user(100n);
    await expect(ledger.write(hold(userId, 101n))).rejects.toMatchObject({
      name: 'InsufficientFunds',
    });
    const taken = adjustTransfer({ adjustId: `take-${userId}`, userId, kopecks: -101n });
    await expect(ledger.write(taken)).rejects.toMatchObject({ name: 'InsufficientFunds' });
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 100n, heldKopecks: 0n });
    expect(await ledger.count(`hold:draft-${userId}`)).toBe(0);
  });

  it('of a user who was never seen names the fault', async () => {
    await expect(ledger.write(hold(77, 100n))).rejects.toThrow(AccountMissing);
    expect(await ledger.count('hold:draft-77')).toBe(0);
  });

  it('of another kind cannot end a hold a second time, and the transaction goes on', async () => {
    const userId = await ledger.user(500n);
    const { transferId: holdId } = await ledger.write(hold(userId, 500n));
    const ending = { generationId: userId, holdId, userId, kopecks: 500n };
    const posted = await ledger.write(postTransfer(ending));
    await inTransaction(ledger.pool, async (db) => {
      const second = writeTransfer(db, voidTransfer(ending), ledger.epoch);
      await expect(second).rejects.toThrow(HoldEnded);
      await expect(second).rejects.toMatchObject({ endedBy: 'post' });
      expect(await writeTransfer(db, postTransfer(ending), ledger.epoch)).toEqual({
        transferId: posted.transferId,
        isNew: false,
      });
    });
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 0n, heldKopecks: 0n });
  });

  it.each([
    ['less', 499n],
    ['more', 501n],
  ])('cannot end a hold with %s than it holds', async (_, kopecks) => {
    const userId = await ledger.user(1500n);
    const { transferId: holdId } = await ledger.write(hold(userId, 500n));
    await ledger.write(hold(userId, 500n, `other-${userId}`));
    const ending = { generationId: userId, holdId, userId, kopecks };
    await expect(ledger.write(voidTransfer(ending))).rejects.toMatchObject({
      name: 'DatabaseFault',
      kind: 'ledger-refused',
    });
  });

  it('cannot end what holds nothing', async () => {
    const userId = await ledger.user(500n);
    const { transferId: holdId } = await ledger.write(welcomeTransfer(userId, 500n));
    await ledger.write(hold(userId, 500n));
    const ending = { generationId: userId, holdId, userId, kopecks: 500n };
    await expect(ledger.write(voidTransfer(ending))).rejects.toMatchObject({
      kind: 'ledger-refused',
    });
  });

  it('is given once in a lifetime when it is the welcome', async () => {
    const userId = await ledger.user();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => ledger.write(welcomeTransfer(userId, 1000n))),
    );
    expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(all.map(({ transferId }) => transferId)).size).toBe(1);
    expect((await ledger.wallet(userId)).availableKopecks).toBe(1000n);
  });
});
