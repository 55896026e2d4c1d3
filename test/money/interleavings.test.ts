import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Deposed } from '../../src/db/ledger/fence.ts';
import { HoldEnded } from '../../src/db/ledger/write-transfer.ts';
import { InsufficientFunds } from '../../src/db/sql-state.ts';
import {
  type Attempt,
  InterleavedRound,
  ProcessEnds,
  STARTS_WITH,
  script,
  type Told,
} from './interleaved-round.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());

/** What may come of an attempt besides success. */
function isExpected(error: unknown, { step, fate }: Attempt): boolean {
  if (error instanceof InsufficientFunds) return step.do === 'hold' || step.do === 'adjust';
  if (error instanceof HoldEnded) return ['post', 'void', 'expire'].includes(step.do);
  if (error instanceof ProcessEnds) return fate === 'throws';
  if (error instanceof Deposed) return fate === 'old leader';
  return fate === 'killed' && (error as { kind?: string }).kind === 'connection-lost';
}

async function keysOfEpoch(epoch: number): Promise<string[]> {
  const { rows } = await ledger.pool.query<{ key: string }>(
    'SELECT business_key AS key FROM transfers WHERE epoch = $1::bigint',
    [epoch],
  );
  return rows.map(({ key }) => key);
}

/** What a user has, when all that they were told of is added up. */
function statement(userId: number, told: readonly Told[]) {
  const own = told.filter((each) => each.userId === userId);
  return {
    availableKopecks: own.reduce((sum, each) => sum + each.availableKopecks, STARTS_WITH),
    heldKopecks: own.reduce((sum, each) => sum + each.heldKopecks, 0n),
  };
}

describe('whatever happens at the same time', () => {
  it('the ledger adds up, nobody is overdrawn, and what is told is what is written', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (batches) => {
        const round = await InterleavedRound.begin(ledger);
        await ledger.takeOver();
        const told: Told[] = [];
        for (const batch of batches) {
          const outcomes = await Promise.allSettled(batch.map((each) => round.make(each)));
          outcomes.forEach((outcome, at) => {
            if (outcome.status === 'fulfilled')
              told.push(...(outcome.value === null ? [] : [outcome.value]));
            else if (!isExpected(outcome.reason, batch[at] as Attempt)) throw outcome.reason;
          });
          await ledger.expectProved();
          for (const userId of round.users) {
            expect(await ledger.wallet(userId)).toEqual(statement(userId, told));
          }
        }
        const keys = told.map(({ key }) => key).toSorted();
        expect((await keysOfEpoch(ledger.epoch)).toSorted()).toEqual(keys);
      }),
      { numRuns: 60 },
    );
  });
});
