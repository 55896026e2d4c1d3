import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustTransfer,
  expireTransfer,
  holdTransfer,
  orderRefundTransfer,
  postTransfer,
  promoTransfer,
  referralTransfer,
  refundTransfer,
  refusedRefundTransfer,
  type Transfer,
  topUpTransfer,
  vendorCostTransfer,
  voidTransfer,
  welcomeTransfer,
} from '../../../src/core/money/transfer.ts';

/** Beyond what a double can count, to see that nothing goes through one. */
const amounts = fc.bigInt({ min: 1n, max: 2n ** 60n });

const order = (kopecks: bigint) => ({ draftId: 'd1', userId: 7, kopecks });
const ending = (kopecks: bigint) => ({ generationId: 5, holdId: '3', userId: 7, kopecks });
const paid = (currency: 'XTR' | 'RUB', kopecks: bigint) => ({
  chargeId: 'c1',
  userId: 7,
  currency,
  kopecks,
});

const builders: Record<string, (kopecks: bigint) => Transfer> = {
  hold: (kopecks) => holdTransfer(order(kopecks)),
  post: (kopecks) => postTransfer(ending(kopecks)),
  void: (kopecks) => voidTransfer(ending(kopecks)),
  expire: (kopecks) => expireTransfer(ending(kopecks)),
  'top-up in Stars': (kopecks) => topUpTransfer(paid('XTR', kopecks)),
  'top-up in roubles': (kopecks) => topUpTransfer(paid('RUB', kopecks)),
  'refund in Stars': (kopecks) => refundTransfer(paid('XTR', kopecks), 0n),
  'refund in roubles': (kopecks) => refundTransfer(paid('RUB', kopecks), 0n),
  'refund of what is half spent': (kopecks) =>
    refundTransfer(paid('XTR', kopecks), (kopecks + 1n) / 2n),
  'refund of what is spent': (kopecks) => refundTransfer(paid('XTR', kopecks), kopecks),
  'refused refund in Stars': (kopecks) => refusedRefundTransfer(paid('XTR', kopecks)),
  'refused refund in roubles': (kopecks) => refusedRefundTransfer(paid('RUB', kopecks)),
  welcome: (kopecks) => welcomeTransfer(7, kopecks),
  promo: (kopecks) => promoTransfer('SUMMER', 7, kopecks),
  referral: (kopecks) => referralTransfer(8, 7, kopecks),
  'adjust up': (kopecks) => adjustTransfer({ adjustId: 'a1', userId: 7, kopecks }),
  'adjust down': (kopecks) => adjustTransfer({ adjustId: 'a1', userId: 7, kopecks: -kopecks }),
  'order refund': (kopecks) => orderRefundTransfer({ generationId: 5, userId: 7, kopecks }),
  'vendor cost': (kopecks) => vendorCostTransfer(5, kopecks),
};

/** A transfer as a line for people. */
function line({ businessKey, endsHoldId, postings }: Transfer): string {
  const parts = postings.map(({ account: { kind, userId }, amountKopecks }) => {
    const amount = amountKopecks > 0n ? `+${amountKopecks}` : `${amountKopecks}`;
    return `${kind}${userId === null ? '' : `(${userId})`} ${amount}`;
  });
  return `${businessKey}${endsHoldId === null ? '' : ` ends ${endsHoldId}`}: ${parts.join(', ')}`;
}

describe('transfers', () => {
  it('say which account gives what to which', () => {
    expect(Object.values(builders).map((build) => line(build(100n)))).toEqual([
      'hold:d1: user:available(7) -100, user:held(7) +100',
      'post:5 ends 3: user:held(7) -100, house:revenue +100',
      'void:5 ends 3: user:held(7) -100, user:available(7) +100',
      'expire:5 ends 3: user:held(7) -100, user:available(7) +100',
      'topup:c1: stars:clearing -100, user:available(7) +100',
      'topup:c1: rub:clearing -100, user:available(7) +100',
      'refund:c1: user:available(7) -100, stars:clearing +100',
      'refund:c1: user:available(7) -100, rub:clearing +100',
      'refund:c1: user:available(7) -50, house:promo -50, stars:clearing +100',
      'refund:c1: house:promo -100, stars:clearing +100',
      'refund-refused:c1: stars:clearing -100, user:available(7) +100',
      'refund-refused:c1: rub:clearing -100, user:available(7) +100',
      'welcome:7: house:promo -100, user:available(7) +100',
      'promo:SUMMER:7: house:promo -100, user:available(7) +100',
      'referral:8: house:promo -100, user:available(7) +100',
      'adjust:a1: house:promo -100, user:available(7) +100',
      'adjust:a1: user:available(7) -100, house:promo +100',
      'order-refund:5: house:revenue -100, user:available(7) +100',
      'vendor-cost:5: house:revenue -100, vendor:cost +100',
    ]);
  });

  it('of a refund and of its refusal have names of their own each time', () => {
    const payment = paid('XTR', 100n);
    const names = [0, 1, 2].flatMap((refusedBefore) => [
      refundTransfer(payment, 0n, refusedBefore).businessKey,
      refusedRefundTransfer(payment, refusedBefore).businessKey,
    ]);
    expect(names).toEqual([
      ...['refund:c1', 'refund-refused:c1', 'refund:c1#2', 'refund-refused:c1#2'],
      ...['refund:c1#3', 'refund-refused:c1#3'],
    ]);
  });

  it.each(Object.entries(builders))('%s adds up to zero for every amount', (_, build) => {
    fc.assert(
      fc.property(amounts, (kopecks) => {
        const { postings } = build(kopecks);
        expect(postings.reduce((sum, { amountKopecks }) => sum + amountKopecks, 0n)).toBe(0n);
        expect(postings.every(({ amountKopecks }) => amountKopecks !== 0n)).toBe(true);
        const accounts = new Set(postings.map(({ account }) => account.kind));
        expect(accounts.size).toBe(postings.length);
      }),
    );
  });

  it.each(Object.entries(builders))('%s cannot move nothing', (_, build) => {
    expect(() => build(0n)).toThrow(RangeError);
  });

  it.each(Object.entries(builders).filter(([name]) => !name.startsWith('adjust')))(
    '%s cannot go backwards',
    (_, build) => {
      expect(() => build(-1n)).toThrow(RangeError);
    },
  );

  it('cannot give back less than nothing or more than was paid', () => {
    expect(() => refundTransfer(paid('XTR', 100n), -1n)).toThrow(RangeError);
    expect(() => refundTransfer(paid('XTR', 100n), 101n)).toThrow(RangeError);
  });
});
