import { randomBytes } from 'node:crypto';
import type { Deed } from '../../src/core/dialogue/decision.ts';
import type { Generation } from '../../src/core/generation/generation.ts';
import { insertPromo } from '../../src/db/queries/insert-promo.ts';
import { insertReferral } from '../../src/db/queries/insert-referral.ts';
import { lockUser } from '../../src/db/queries/lock-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { carryOut } from '../../src/turn/carry-out.ts';
import { rewardInviter } from '../../src/turn/reward-inviter.ts';
import { takeBackRefund } from '../../src/turn/take-back-refund.ts';
import { type OrdersUnderTest, PRICE } from './orders-under-test.ts';

export const PAID = 7_500n;

/** One user with an order and a payment to come, and everything that can happen to their money. */
export class MoneyRound {
  readonly userId: number;
  readonly draftId: string;
  readonly chargeId: string;
  readonly adjustId: string;
  readonly code: string;
  generation: Generation | null = null;
  readonly #orders: OrdersUnderTest;

  private constructor(orders: OrdersUnderTest, userId: number) {
    const word = randomBytes(6).toString('hex');
    this.#orders = orders;
    this.userId = userId;
    this.draftId = `draft-${word}`;
    this.chargeId = `charge-${word}`;
    this.adjustId = `adjust-${word}`;
    this.code = `CODE-${word.toUpperCase()}`;
  }

  /** With nothing in the wallet unless it is said. */
  static async begin(orders: OrdersUnderTest, kopecks = 0n): Promise<MoneyRound> {
    return new MoneyRound(orders, await orders.ledger.user(kopecks));
  }

  /** As a turn of this user carries it out. */
  does(deed: Deed): Promise<Generation | null> {
    const { userId } = this;
    const from = { updateId: 1, userId, chatId: userId, firstName: 'Ann', username: null };
    const incoming = { ...from, forwardedFromId: null, languageCode: 'en' };
    const context = {
      incoming: { ...incoming, kind: 'text', text: '' },
      language: 'en',
      epoch: this.#orders.epoch,
      nowMs: this.#orders.nowMs,
    } as const;
    return inTransaction(this.#orders.pool, async (db) => {
      await lockUser(db, userId);
      return carryOut(this.#orders.ports(), db, context, [deed]);
    });
  }

  /** Confirms an order, at its price or for nothing. */
  async orders(priceKopecks = PRICE): Promise<void> {
    const input = { prompt: 'a cat', aspect_ratio: '1:1' };
    const model = { modelId: 'z-image', input, media: {} } as const;
    const order = { draftId: this.draftId, ...model, priceKopecks, creditsMicro: 800_000 };
    this.generation = (await this.does({ kind: 'order', order })) ?? this.generation;
  }

  get orderId(): number {
    if (this.generation === null) throw new Error('Nothing was ordered.');
    return this.generation.id;
  }

  cancels(): Promise<unknown> {
    return this.does({ kind: 'cancel', generationId: this.orderId });
  }

  async fails(): Promise<void> {
    const failure = { kind: 'vendor', said: 'no' } as const;
    await this.#advance({ kind: 'submission-started' });
    await this.#advance({ kind: 'refused', failure, alarm: null });
  }

  /** The vendor has made it. */
  async succeeds(): Promise<void> {
    await this.#advance({ kind: 'submission-started' });
    await this.#advance({ kind: 'succeeded', results: [{ kind: 'text', text: 'hi' }] });
  }

  /** Telegram has accepted the result. */
  async delivered(): Promise<void> {
    await this.#advance({ kind: 'delivery-started' });
    await this.#advance({ kind: 'delivered' });
  }

  async undeliverable(): Promise<void> {
    const failure = { kind: 'delivery', said: 'no' } as const;
    await this.#advance({ kind: 'delivery-started' });
    await this.#advance({ kind: 'undeliverable', failure });
  }

  async expires(): Promise<void> {
    await this.#orders.pool.query(
      "UPDATE generations SET expires_at = now() - interval '1 hour' WHERE id = $1::bigint",
      [this.orderId],
    );
    await this.#orders.expire();
  }

  #advance(event: Parameters<OrdersUnderTest['advance']>[1]) {
    return this.#orders.advance(this.orderId, event);
  }

  pays(currency: 'XTR' | 'RUB'): Promise<unknown> {
    const { chargeId } = this;
    return this.does({ kind: 'top-up', chargeId, currency, amount: 50, kopecks: PAID });
  }

  /** An operator gives the payment back. */
  isPaidBack(): Promise<unknown> {
    return this.does({ kind: 'refund', chargeId: this.chargeId, payerId: this.userId });
  }

  /** Telegram has given it back by itself. */
  wasPaidBack(): Promise<unknown> {
    return this.does({ kind: 'note-refund', chargeId: this.chargeId });
  }

  /** Telegram refuses the refund for good. */
  async refundIsRefused(): Promise<void> {
    const { rows } = await this.#orders.pool.query<{ id: string }>(
      'SELECT id FROM transfers WHERE business_key = $1::text',
      [`refund:${this.chargeId}`],
    );
    const refund = { chargeId: this.chargeId, refundId: rows[0]?.id ?? '', said: 'no' };
    await takeBackRefund(this.#orders.ports(), this.#orders.epoch, refund);
  }

  adjusted(kopecks: bigint): Promise<unknown> {
    const { adjustId, userId } = this;
    return this.does({ kind: 'admin', deed: { kind: 'adjust', adjustId, userId, kopecks } });
  }

  orderRefunded(): Promise<unknown> {
    const deed = { kind: 'refund-order', generationId: this.orderId, kopecks: PRICE } as const;
    return this.does({ kind: 'admin', deed: { ...deed, userId: this.userId } });
  }

  async codeIsMade(): Promise<void> {
    const promo = { code: this.code, kopecks: 5_000n, uses: 9, days: 1 };
    await insertPromo(this.#orders.pool, promo, this.userId);
  }

  /** Brings somebody along, who pays. Returns who that is. */
  async brings(): Promise<number> {
    const friend = await MoneyRound.begin(this.#orders);
    await insertReferral(this.#orders.pool, friend.userId, this.userId);
    await friend.pays('XTR');
    return friend.userId;
  }

  thanked(invitedId: number): Promise<void> {
    return rewardInviter(this.#orders.ports(), this.#orders.epoch, invitedId);
  }
}
