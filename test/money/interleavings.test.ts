import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  adjustTransfer,
  expireTransfer,
  holdTransfer,
  type PaidIn,
  postTransfer,
  type Transfer,
  voidTransfer,
  welcomeTransfer,
} from '../../src/core/money/transfer.ts';
import { Deposed } from '../../src/db/ledger/fence.ts';
import { noteRefund, refund } from '../../src/db/ledger/refund.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { HoldEnded, writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { findTransfers } from '../../src/db/queries/find-transfers.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { InsufficientFunds } from '../../src/db/sql-state.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

/** Few of each, so that they meet. */
const USERS = 2;
const ORDERS = 4;
const PAYMENTS = 3;

const order = fc.nat(ORDERS - 1);
const payment = fc.nat(PAYMENTS - 1);
const step = fc.oneof(
  fc.record({ do: fc.constant('hold' as const), order }),
  fc.record({ do: fc.constantFrom('post' as const, 'void' as const, 'expire' as const), order }),
  fc.record({ do: fc.constant('top-up' as const), payment }),
  fc.record({ do: fc.constantFrom('refund' as const, 'note-refund' as const), payment }),
  fc.record({ do: fc.constant('welcome' as const), user: fc.nat(USERS - 1) }),
  fc.record({
    do: fc.constant('adjust' as const),
    user: fc.nat(USERS - 1),
    kopecks: fc.bigInt({ min: -300n, max: 300n }).filter((kopecks) => kopecks !== 0n),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
type Ending = 'post' | 'void' | 'expire';

interface Attempt {
  readonly step: Step;
  /** What becomes of the process that makes it. */
  readonly fate: 'lives' | 'throws' | 'killed' | 'old leader';
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  step,
  fate: fc.oneof(
    { arbitrary: fc.constant('lives' as const), weight: 8 },
    { arbitrary: fc.constantFrom('throws', 'killed', 'old leader'), weight: 2 },
  ),
});

/** Each inner list happens at once. */
const script = fc.array(fc.array(attempt, { minLength: 1, maxLength: 15 }), {
  minLength: 1,
  maxLength: 4,
});

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());

class ProcessEnds extends Error {}

/** Users, orders and payments of one run. */
class Round {
  readonly #users: readonly number[];
  /** Prices, so that not all orders can be paid at once. */
  readonly #prices = [200n, 300n, 500n, 700n];
  #adjustments = 0;

  constructor(users: readonly number[]) {
    this.#users = users;
  }

  static async begin(): Promise<Round> {
    return new Round([await ledger.user(600n), await ledger.user(600n)]);
  }

  userOf(nth: number): number {
    return this.#users[nth % USERS] as number;
  }

  draftOf(nth: number): string {
    return `${this.userOf(nth)}-${nth}`;
  }

  paymentOf(nth: number): PaidIn & { readonly amount: number } {
    const userId = this.userOf(nth);
    const currency = nth === 0 ? 'RUB' : 'XTR';
    return { chargeId: `${userId}-${nth}`, userId, currency, kopecks: 400n, amount: 1 };
  }

  /** Makes it; returns the business key of what it has written and committed. */
  make({ step, fate }: Attempt): Promise<string | null> {
    const epoch = fate === 'old leader' ? ledger.epoch - 1 : ledger.epoch;
    return inTransaction(ledger.pool, async (db) => {
      const written = await this.#take(db, step, epoch);
      if (fate === 'throws') throw new ProcessEnds();
      if (fate === 'killed') {
        const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await ledger.pool.query('SELECT pg_terminate_backend($1::int)', [rows[0]?.pid]);
        await db.query('SELECT 1');
      }
      return written;
    });
  }

  async #take(db: Queryable, step: Step, epoch: number): Promise<string | null> {
    switch (step.do) {
      case 'top-up': {
        const paid = this.paymentOf(step.payment);
        return (await topUp(db, paid, epoch)).isNew ? `topup:${paid.chargeId}` : null;
      }
      case 'refund':
      case 'note-refund': {
        const { chargeId } = this.paymentOf(step.payment);
        const giveBack = step.do === 'refund' ? refund : noteRefund;
        return (await giveBack(db, chargeId, epoch)) === 'refunded' ? `refund:${chargeId}` : null;
      }
      case 'welcome':
        return write(db, welcomeTransfer(this.userOf(step.user), 150n), epoch);
      case 'adjust': {
        this.#adjustments += 1;
        const userId = this.userOf(step.user);
        const adjustId = `${userId}-${this.#adjustments}`;
        await lockUser(db, userId);
        return write(db, adjustTransfer({ adjustId, userId, kopecks: step.kopecks }), epoch);
      }
      case 'hold':
        await lockUser(db, this.userOf(step.order));
        return write(db, holdTransfer(this.#orderOf(step.order)), epoch);
      default:
        return this.#end(db, step.do, step.order, epoch);
    }
  }

  #orderOf(nth: number) {
    const [draftId, kopecks] = [this.draftOf(nth), this.#prices[nth] as bigint];
    return { draftId, userId: this.userOf(nth), kopecks };
  }

  async #end(db: Queryable, how: Ending, nth: number, epoch: number): Promise<string | null> {
    const { draftId, userId, kopecks } = this.#orderOf(nth);
    const [hold] = await findTransfers(db, `hold:${draftId}`, null);
    if (hold === undefined) return null;
    const end = { post: postTransfer, void: voidTransfer, expire: expireTransfer }[how];
    const generationId = userId * ORDERS + nth;
    return write(db, end({ generationId, holdId: hold.id, userId, kopecks }), epoch);
  }
}

async function write(db: Queryable, transfer: Transfer, epoch: number): Promise<string | null> {
  return (await writeTransfer(db, transfer, epoch)).isNew ? transfer.businessKey : null;
}

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

describe('whatever happens at the same time', () => {
  it('the ledger adds up, nobody is overdrawn, and what is told is what is written', async () => {
    await fc.assert(
      fc.asyncProperty(script, async (batches) => {
        const round = await Round.begin();
        await ledger.takeOver();
        const told: string[] = [];
        for (const batch of batches) {
          const outcomes = await Promise.allSettled(batch.map((each) => round.make(each)));
          outcomes.forEach((outcome, at) => {
            if (outcome.status === 'fulfilled') told.push(outcome.value ?? '');
            else if (!isExpected(outcome.reason, batch[at] as Attempt)) throw outcome.reason;
          });
          await ledger.expectProved();
        }
        const keys = told.filter((key) => key !== '').toSorted();
        expect((await keysOfEpoch(ledger.epoch)).toSorted()).toEqual(keys);
      }),
      { numRuns: 60 },
    );
  });
});
