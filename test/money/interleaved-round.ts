import fc from 'fast-check';
import { referral } from '../../generated/bot.ts';
import { promoRefusal } from '../../src/core/money/promo.ts';
import {
  adjustTransfer,
  expireTransfer,
  holdTransfer,
  orderRefundTransfer,
  type PaidIn,
  postTransfer,
  type Transfer,
  vendorCostTransfer,
  voidTransfer,
  welcomeTransfer,
} from '../../src/core/money/transfer.ts';
import { redeemPromo } from '../../src/db/ledger/redeem-promo.ts';
import { noteRefund, refund } from '../../src/db/ledger/refund.ts';
import { rewardInviter } from '../../src/db/ledger/reward-inviter.ts';
import { takeBackRefund } from '../../src/db/ledger/take-back-refund.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { findTransfers } from '../../src/db/queries/find-transfers.ts';
import { insertPromo } from '../../src/db/queries/insert-promo.ts';
import { insertReferral } from '../../src/db/queries/insert-referral.ts';
import { lockPayment } from '../../src/db/queries/lock-payment.ts';
import { lockPromo } from '../../src/db/queries/lock-promo.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import type { LedgerUnderTest } from './ledger-under-test.ts';

/** Few of each, so that they meet. */
const USERS = 2;
const ORDERS = 4;
const PAYMENTS = 3;
/** How many people may have each promo code. */
const CODES = [1, 2];

export const STARTS_WITH = 600n;
const WELCOME = 150n;
const PAID = 400n;
const PROMO = 250n;
const VENDOR_COST = 50n;

const order = fc.nat(ORDERS - 1);
const payment = fc.nat(PAYMENTS - 1);
const user = fc.nat(USERS - 1);
const step = fc.oneof(
  fc.record({ do: fc.constant('hold' as const), order }),
  fc.record({ do: fc.constantFrom('post' as const, 'void' as const, 'expire' as const), order }),
  fc.record({ do: fc.constantFrom('order-refund' as const, 'vendor-cost' as const), order }),
  fc.record({ do: fc.constant('top-up' as const), payment }),
  fc.record({
    do: fc.constantFrom('refund' as const, 'note-refund' as const, 'take-back' as const),
    payment,
  }),
  fc.record({ do: fc.constantFrom('welcome' as const, 'reward' as const), user }),
  fc.record({ do: fc.constant('promo' as const), user, code: fc.nat(CODES.length - 1) }),
  fc.record({
    do: fc.constant('adjust' as const),
    user,
    kopecks: fc.bigInt({ min: -300n, max: 300n }).filter((kopecks) => kopecks !== 0n),
  }),
);

type Step = typeof step extends fc.Arbitrary<infer Each> ? Each : never;
type OrderStep = Extract<Step, { readonly order: number }>;
type PaymentStep = Extract<Step, { readonly payment: number }>;

export interface Attempt {
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
export const script = fc.array(fc.array(attempt, { minLength: 1, maxLength: 15 }), {
  minLength: 1,
  maxLength: 4,
});

export class ProcessEnds extends Error {}

/** What an attempt has done, as its user would be told. */
export interface Told {
  readonly key: string;
  readonly userId: number;
  /** What the user has more of, to spend and held. */
  readonly availableKopecks: bigint;
  readonly heldKopecks: bigint;
}

/** Users, orders, payments and codes of one run. The users have brought each other along. */
export class InterleavedRound {
  readonly users: readonly number[];
  readonly #ledger: LedgerUnderTest;
  /** Prices, so that not all orders can be paid at once. */
  readonly #prices = [200n, 300n, 500n, 700n];
  #adjustments = 0;

  private constructor(ledger: LedgerUnderTest, users: readonly number[]) {
    this.#ledger = ledger;
    this.users = users;
  }

  static async begin(ledger: LedgerUnderTest): Promise<InterleavedRound> {
    const [one, two] = [await ledger.user(STARTS_WITH), await ledger.user(STARTS_WITH)];
    await insertReferral(ledger.pool, one, two);
    await insertReferral(ledger.pool, two, one);
    const round = new InterleavedRound(ledger, [one, two]);
    for (const [nth, uses] of CODES.entries()) {
      const promo = { code: round.#codeOf(nth), kopecks: PROMO, uses, days: 1 };
      await insertPromo(ledger.pool, promo, one);
    }
    return round;
  }

  /** Makes it; returns what it has written and committed, null when that was nothing. */
  make({ step, fate }: Attempt): Promise<Told | null> {
    const { pool, epoch: current } = this.#ledger;
    const epoch = fate === 'old leader' ? current - 1 : current;
    return inTransaction(pool, async (db) => {
      const told = await this.#take(db, step, epoch);
      if (fate === 'throws') throw new ProcessEnds();
      if (fate === 'killed') {
        const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
        await pool.query('SELECT pg_terminate_backend($1::int)', [rows[0]?.pid]);
        await db.query('SELECT 1');
      }
      return told;
    });
  }

  async #take(db: Queryable, step: Step, epoch: number): Promise<Told | null> {
    switch (step.do) {
      case 'top-up':
      case 'refund':
      case 'note-refund':
      case 'take-back':
        return this.#pay(db, step, epoch);
      case 'welcome': {
        const userId = this.#userOf(step.user);
        return write(db, welcomeTransfer(userId, WELCOME), epoch, gain(userId, WELCOME));
      }
      case 'reward': {
        const invitedId = this.#userOf(step.user);
        const inviterId = await rewardInviter(db, invitedId, epoch);
        if (inviterId === null) return null;
        return { key: `referral:${invitedId}`, ...gain(inviterId, referral.bonusKopecks) };
      }
      case 'promo':
        return this.#redeem(db, this.#codeOf(step.code), this.#userOf(step.user), epoch);
      case 'adjust': {
        this.#adjustments += 1;
        const [userId, { kopecks }] = [this.#userOf(step.user), step];
        const adjustId = `${userId}-${this.#adjustments}`;
        await lockUser(db, userId);
        const transfer = adjustTransfer({ adjustId, userId, kopecks });
        return write(db, transfer, epoch, gain(userId, kopecks));
      }
      default:
        return this.#order(db, step, epoch);
    }
  }

  async #redeem(db: Queryable, code: string, userId: number, epoch: number): Promise<Told | null> {
    await lockUser(db, userId);
    if (promoRefusal(await lockPromo(db, code, userId), Date.now()) !== null) return null;
    await redeemPromo(db, code, userId, epoch);
    return { key: `promo:${code}:${userId}`, ...gain(userId, PROMO) };
  }

  async #pay(db: Queryable, step: PaymentStep, epoch: number): Promise<Told | null> {
    const paid = this.#paymentOf(step.payment);
    const { chargeId, userId, kopecks } = paid;
    if (step.do === 'top-up') {
      const { isNew } = await topUp(db, { ...paid, amount: 1 }, epoch);
      return isNew ? { key: `topup:${chargeId}`, ...gain(userId, kopecks) } : null;
    }
    const known = await lockPayment(db, chargeId);
    const again =
      known === null || known.refusedRefunds === 0 ? '' : `#${known.refusedRefunds + 1}`;
    if (step.do === 'take-back') {
      const refundId = known?.refundId ?? 'none';
      if (known?.refundId === null || known === null) return null;
      if ((await takeBackRefund(db, chargeId, refundId, epoch)) === null) return null;
      return { key: `refund-refused:${chargeId}${again}`, ...gain(userId, kopecks) };
    }
    const giveBack = step.do === 'refund' ? refund : noteRefund;
    if ((await giveBack(db, chargeId, epoch)) !== 'refunded') return null;
    const key = `refund:${chargeId}${again}`;
    const taken = step.do === 'refund' ? kopecks : await takenBy(db, key);
    return { key, ...gain(userId, -taken) };
  }

  async #order(db: Queryable, step: OrderStep, epoch: number): Promise<Told | null> {
    const nth = step.order;
    const userId = this.#userOf(nth);
    const kopecks = this.#prices[nth] as bigint;
    const draftId = `${userId}-${nth}`;
    const generationId = userId * ORDERS + nth;
    if (step.do === 'vendor-cost') {
      return write(db, vendorCostTransfer(generationId, VENDOR_COST), epoch, gain(userId, 0n));
    }
    if (step.do === 'hold') {
      await lockUser(db, userId);
      const effect = { userId, availableKopecks: -kopecks, heldKopecks: kopecks };
      return write(db, holdTransfer({ draftId, userId, kopecks }), epoch, effect);
    }
    if (step.do === 'order-refund') {
      const [earned] = await findTransfers(db, `post:${generationId}`, null);
      if (earned === undefined) return null;
      const transfer = orderRefundTransfer({ generationId, userId, kopecks });
      return write(db, transfer, epoch, gain(userId, kopecks));
    }
    const [hold] = await findTransfers(db, `hold:${draftId}`, null);
    if (hold === undefined) return null;
    const end = { post: postTransfer, void: voidTransfer, expire: expireTransfer }[step.do];
    const transfer = end({ generationId, holdId: hold.id, userId, kopecks });
    const availableKopecks = step.do === 'post' ? 0n : kopecks;
    return write(db, transfer, epoch, { userId, availableKopecks, heldKopecks: -kopecks });
  }

  #userOf(nth: number): number {
    return this.users[nth % USERS] as number;
  }

  #codeOf(nth: number): string {
    return `CODE-${this.users[0]}-${nth}`;
  }

  #paymentOf(nth: number): PaidIn {
    const userId = this.#userOf(nth);
    const currency = nth === 0 ? 'RUB' : 'XTR';
    return { chargeId: `${userId}-${nth}`, userId, currency, kopecks: PAID };
  }
}

function gain(userId: number, availableKopecks: bigint): Omit<Told, 'key'> {
  return { userId, availableKopecks, heldKopecks: 0n };
}

async function write(
  db: Queryable,
  transfer: Transfer,
  epoch: number,
  effect: Omit<Told, 'key'>,
): Promise<Told | null> {
  const { isNew } = await writeTransfer(db, transfer, epoch);
  return isNew ? { key: transfer.businessKey, ...effect } : null;
}

/** What a refund could take of a user: the house has borne the rest. */
async function takenBy(db: Queryable, key: string): Promise<bigint> {
  const { rows } = await db.query<{ taken: string }>(
    `SELECT coalesce(-sum(amount_kopecks), 0)::text AS taken
     FROM transfers JOIN postings ON transfer_id = transfers.id
       JOIN accounts ON accounts.id = account_id
     WHERE business_key = $1::text AND accounts.user_id IS NOT NULL`,
    [key],
  );
  return BigInt(rows[0]?.taken ?? '0');
}
