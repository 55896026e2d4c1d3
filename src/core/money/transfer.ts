import type { Account, HouseAccountKind, UserAccountKind } from './account.ts';
import type { Kopecks } from './kopecks.ts';

export type TransferKind =
  | 'hold'
  | 'post'
  | 'void'
  | 'expire'
  | 'topup'
  | 'refund'
  | 'welcome'
  | 'adjust'
  | 'vendor-cost';

/** A movement of money between accounts. Its postings add up to zero. */
export interface Transfer {
  /** What it is about: two transfers of one key are one and the same. */
  readonly businessKey: string;
  readonly kind: TransferKind;
  /** The hold that it ends; null when it ends none. */
  readonly endsHoldId: string | null;
  readonly postings: readonly Posting[];
}

export interface Posting {
  readonly account: Account;
  /** What the account gains; negative is what it gives. */
  readonly amountKopecks: Kopecks;
}

/** What every ending of a hold is made of. */
export interface HoldEnding {
  readonly generationId: number;
  readonly holdId: string;
  readonly userId: number;
  /** The whole hold. */
  readonly kopecks: Kopecks;
}

/** Reserves the price of an order. Throws a RangeError, as all of these, unless it is above 0. */
export function holdTransfer(order: {
  readonly draftId: string;
  readonly userId: number;
  readonly kopecks: Kopecks;
}): Transfer {
  const { draftId, userId, kopecks } = order;
  const postings = move(kopecks, user('user:available', userId), user('user:held', userId));
  return { businessKey: `hold:${draftId}`, kind: 'hold', endsHoldId: null, postings };
}

/** The result is delivered: the house earns what was held. */
export function postTransfer(ending: HoldEnding): Transfer {
  return endHold('post', ending, house('house:revenue'));
}

/** The order failed or was cancelled: the user has the money back. */
export function voidTransfer(ending: HoldEnding): Transfer {
  return endHold('void', ending, user('user:available', ending.userId));
}

/** The order took too long: the user has the money back. */
export function expireTransfer(ending: HoldEnding): Transfer {
  return endHold('expire', ending, user('user:available', ending.userId));
}

/** Currencies in which users pay: Telegram Stars and roubles. */
export type PaidCurrency = 'XTR' | 'RUB';

export interface PaidIn {
  /** Telegram's name of the payment. */
  readonly chargeId: string;
  readonly userId: number;
  readonly currency: PaidCurrency;
  /** What the payment is worth in the wallet. */
  readonly kopecks: Kopecks;
}

/** A user has paid. */
export function topUpTransfer({ chargeId, userId, currency, kopecks }: PaidIn): Transfer {
  const postings = move(kopecks, house(CLEARING[currency]), user('user:available', userId));
  return { businessKey: `topup:${chargeId}`, kind: 'topup', endsHoldId: null, postings };
}

/**
 * A payment goes back. `shortfallKopecks` is what the user has spent of it and cannot give: the
 * house bears it. `refusedBefore` is how often Telegram refused to give it back. Throws a
 * RangeError unless the shortfall is between 0 and the payment.
 */
export function refundTransfer(
  payment: PaidIn,
  shortfallKopecks: Kopecks,
  refusedBefore = 0,
): Transfer {
  const { chargeId, userId, currency, kopecks } = payment;
  if (shortfallKopecks < 0n || shortfallKopecks > kopecks) {
    throw new RangeError(`A shortfall of ${shortfallKopecks} of ${kopecks} kopecks cannot be.`);
  }
  const postings = [
    { account: user('user:available', userId), amountKopecks: shortfallKopecks - kopecks },
    { account: house('house:promo'), amountKopecks: -shortfallKopecks },
    { account: house(CLEARING[currency]), amountKopecks: positive(kopecks) },
  ].filter(({ amountKopecks }) => amountKopecks !== 0n);
  const businessKey = `refund:${chargeId}${again(refusedBefore)}`;
  return { businessKey, kind: 'refund', endsHoldId: null, postings };
}

/** Telegram does not give it back after all: all of it returns to the wallet that it came from. */
export function refusedRefundTransfer(payment: PaidIn, refusedBefore = 0): Transfer {
  const { chargeId, userId, currency, kopecks } = payment;
  const postings = move(kopecks, house(CLEARING[currency]), user('user:available', userId));
  const businessKey = `refund-refused:${chargeId}${again(refusedBefore)}`;
  return { businessKey, kind: 'adjust', endsHoldId: null, postings };
}

/** The gift to a newcomer. */
export function welcomeTransfer(userId: number, kopecks: Kopecks): Transfer {
  const postings = move(kopecks, house('house:promo'), user('user:available', userId));
  return { businessKey: `welcome:${userId}`, kind: 'welcome', endsHoldId: null, postings };
}

/** A promo code that a user redeems: the house gives what it is worth. */
export function promoTransfer(code: string, userId: number, kopecks: Kopecks): Transfer {
  const postings = move(kopecks, house('house:promo'), user('user:available', userId));
  return { businessKey: `promo:${code}:${userId}`, kind: 'adjust', endsHoldId: null, postings };
}

/** Somebody brought along a user who pays: the house says thanks. */
export function referralTransfer(invitedId: number, inviterId: number, kopecks: Kopecks): Transfer {
  const postings = move(kopecks, house('house:promo'), user('user:available', inviterId));
  return { businessKey: `referral:${invitedId}`, kind: 'adjust', endsHoldId: null, postings };
}

/** An operator gives (above 0) or takes (below 0). Throws a RangeError for 0. */
export function adjustTransfer(adjustment: {
  readonly adjustId: string;
  readonly userId: number;
  readonly kopecks: Kopecks;
}): Transfer {
  const { adjustId, userId, kopecks } = adjustment;
  const [from, to] = [house('house:promo'), user('user:available', userId)];
  const postings = kopecks < 0n ? move(-kopecks, to, from) : move(kopecks, from, to);
  return { businessKey: `adjust:${adjustId}`, kind: 'adjust', endsHoldId: null, postings };
}

/** An admin gives the price of a delivered order back. */
export function orderRefundTransfer(order: {
  readonly generationId: number;
  readonly userId: number;
  readonly kopecks: Kopecks;
}): Transfer {
  const { generationId, userId, kopecks } = order;
  const postings = move(kopecks, house('house:revenue'), user('user:available', userId));
  const businessKey = `order-refund:${generationId}`;
  return { businessKey, kind: 'adjust', endsHoldId: null, postings };
}

/** What the vendor took for an order. */
export function vendorCostTransfer(generationId: number, kopecks: Kopecks): Transfer {
  const postings = move(kopecks, house('house:revenue'), house('vendor:cost'));
  const businessKey = `vendor-cost:${generationId}`;
  return { businessKey, kind: 'vendor-cost', endsHoldId: null, postings };
}

const CLEARING = {
  XTR: 'stars:clearing',
  RUB: 'rub:clearing',
} as const satisfies Record<PaidCurrency, HouseAccountKind>;

/** Tells the second time from the first. */
function again(timesBefore: number): string {
  return timesBefore === 0 ? '' : `#${timesBefore + 1}`;
}

function endHold(kind: 'post' | 'void' | 'expire', ending: HoldEnding, to: Account): Transfer {
  const { generationId, holdId, userId, kopecks } = ending;
  return {
    businessKey: `${kind}:${generationId}`,
    kind,
    endsHoldId: holdId,
    postings: move(kopecks, user('user:held', userId), to),
  };
}

function move(kopecks: Kopecks, from: Account, to: Account): readonly Posting[] {
  return [
    { account: from, amountKopecks: -positive(kopecks) },
    { account: to, amountKopecks: kopecks },
  ];
}

function positive(kopecks: Kopecks): Kopecks {
  if (kopecks <= 0n) throw new RangeError(`A transfer of ${kopecks} kopecks moves nothing.`);
  return kopecks;
}

function user(kind: UserAccountKind, userId: number): Account {
  return { kind, userId };
}

function house(kind: HouseAccountKind): Account {
  return { kind, userId: null };
}
