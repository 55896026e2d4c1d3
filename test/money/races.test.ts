import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  adjustTransfer,
  expireTransfer,
  type HoldEnding,
  holdTransfer,
  postTransfer,
  type Transfer,
  topUpTransfer,
  voidTransfer,
} from '../../src/core/money/transfer.ts';
import { fence } from '../../src/db/ledger/fence.ts';
import {
  HoldEnded,
  type WrittenTransfer,
  writeTransfer,
} from '../../src/db/ledger/write-transfer.ts';
import { readWallet } from '../../src/db/queries/read-wallet.ts';
import { touchUser } from '../../src/db/queries/touch-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.expectProved());
afterAll(() => ledger.close());

/** A user whose whole money is held for one order. */
async function held(kopecks: bigint): Promise<HoldEnding> {
  const userId = await ledger.user(kopecks);
  const draftId = `draft-${userId}`;
  const { transferId } = await ledger.write(holdTransfer({ draftId, userId, kopecks }));
  return { generationId: userId, holdId: transferId, userId, kopecks };
}

/** Writes all at once, each on a connection of its own. */
async function race(transfers: readonly Transfer[]): Promise<(WrittenTransfer | HoldEnded)[]> {
  const outcomes = await Promise.allSettled(transfers.map((each) => ledger.write(each)));
  return outcomes.map((outcome) => {
    if (outcome.status === 'fulfilled') return outcome.value;
    if (outcome.reason instanceof HoldEnded) return outcome.reason;
    throw outcome.reason;
  });
}

const isNew = (outcome: WrittenTransfer | HoldEnded): boolean =>
  !(outcome instanceof HoldEnded) && outcome.isNew;

const times = <T>(count: number, each: T): T[] => Array.from({ length: count }, () => each);

describe('at the same time', () => {
  it('A1: an order that is delivered many times is charged once', async () => {
    const ending = await held(500n);
    const outcomes = await race(times(10, postTransfer(ending)));
    expect(outcomes.filter(isNew)).toHaveLength(1);
    expect(outcomes.some((outcome) => outcome instanceof HoldEnded)).toBe(false);
    expect(await ledger.wallet(ending.userId)).toEqual({ availableKopecks: 0n, heldKopecks: 0n });
  });

  it('A2: failing twice and failing after a cancellation give back once', async () => {
    const ending = await held(500n);
    const outcomes = await race([
      ...times(4, voidTransfer(ending)),
      ...times(4, expireTransfer(ending)),
    ]);
    expect(outcomes.filter(isNew)).toHaveLength(1);
    const back = { availableKopecks: 500n, heldKopecks: 0n };
    expect(await ledger.wallet(ending.userId)).toEqual(back);
    expect((await race([voidTransfer(ending), expireTransfer(ending)])).some(isNew)).toBe(false);
    expect(await ledger.wallet(ending.userId)).toEqual(back);
  });

  it('A2: success after failure moves nothing', async () => {
    const ending = await held(500n);
    await ledger.write(voidTransfer(ending));
    await expect(ledger.write(postTransfer(ending))).rejects.toMatchObject({
      name: 'HoldEnded',
      endedBy: 'void',
    });
    expect((await ledger.wallet(ending.userId)).availableKopecks).toBe(500n);
  });

  it('A3: each movement written again is the first one', async () => {
    const ending = await held(500n);
    const other = await held(500n);
    const { userId } = ending;
    const payment = { chargeId: `c-${userId}`, userId, currency: 'XTR', kopecks: 700n } as const;
    const movements = [
      topUpTransfer(payment),
      holdTransfer({ draftId: `again-${userId}`, userId, kopecks: 700n }),
      postTransfer(ending),
      voidTransfer(other),
    ];
    for (const transfer of movements) {
      const first = await ledger.write(transfer);
      expect(first.isNew).toBe(true);
      const again = await ledger.write(transfer);
      expect(again).toEqual({ transferId: first.transferId, isNew: false });
    }
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 0n, heldKopecks: 700n });
  });

  it('A7: 20 confirmations of one draft hold the price once', async () => {
    const userId = await ledger.user(1000n);
    const confirm = (): Promise<boolean> =>
      inTransaction(ledger.pool, async (db) => {
        await fence(db, ledger.epoch);
        await touchUser(db, { id: userId, firstName: 'A', language: 'ru' });
        const { availableKopecks } = await readWallet(db, userId);
        const order = holdTransfer({ draftId: 'twenty-taps', userId, kopecks: 300n });
        const written = await writeTransfer(db, order, ledger.epoch);
        // Under the lock nobody else changes what was read.
        const left = availableKopecks - (written.isNew ? 300n : 0n);
        expect((await readWallet(db, userId)).availableKopecks).toBe(left);
        return written.isNew;
      });
    const outcomes = await Promise.all(Array.from({ length: 20 }, confirm));
    expect(outcomes.filter((wasNew) => wasNew)).toHaveLength(1);
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 700n, heldKopecks: 300n });
  });

  it('A7: orders that together cost too much do not overdraw', async () => {
    const userId = await ledger.user(1000n);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        ledger.write(holdTransfer({ draftId: `much-${userId}-${at}`, userId, kopecks: 300n })),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refusals = outcomes.filter(({ status }) => status === 'rejected');
    expect(refusals.map((refusal) => (refusal as PromiseRejectedResult).reason.name)).toEqual(
      times(7, 'InsufficientFunds'),
    );
    expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 100n, heldKopecks: 900n });
  });

  it('A9: a callback, its double and the poll post once', async () => {
    const endings = await Promise.all(times(5, null).map(() => held(100n)));
    const outcomes = await race(endings.flatMap((ending) => times(3, postTransfer(ending))));
    expect(outcomes.filter(isNew)).toHaveLength(5);
    for (const { userId } of endings) {
      expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 0n, heldKopecks: 0n });
    }
  });

  it('gifts and takings of one user, which name the accounts in turn, wait in one order', async () => {
    const userId = await ledger.user(1000n);
    const amounts = Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? 10n : -10n));
    // Locked in the order in which they are named, these would wait for each other in rings.
    const outcomes = await race(
      amounts.map((kopecks, at) =>
        adjustTransfer({ adjustId: `${userId}-${at}`, userId, kopecks }),
      ),
    );
    expect(outcomes.every(isNew)).toBe(true);
    expect((await ledger.wallet(userId)).availableKopecks).toBe(1000n);
  });

  it('delivery, cancellation and expiry end a hold one way', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ending = await held(100n);
      const outcomes = await race([
        postTransfer(ending),
        voidTransfer(ending),
        expireTransfer(ending),
        postTransfer(ending),
      ]);
      expect(outcomes.filter(isNew)).toHaveLength(1);
      const { availableKopecks, heldKopecks } = await ledger.wallet(ending.userId);
      expect(heldKopecks).toBe(0n);
      expect(availableKopecks).toBe(
        isNew(outcomes[0] as never) || isNew(outcomes[3] as never) ? 0n : 100n,
      );
    }
  });
});
