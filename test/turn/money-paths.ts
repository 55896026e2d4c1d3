import { MoneyRound, PAID } from './money-round.ts';
import { type OrdersUnderTest, PRICE } from './orders-under-test.ts';

/** One way in which money moves. */
export interface MoneyPath {
  readonly what: string;
  /** What has to be before; returns what happens then, which may be done again. */
  readonly begin: (
    orders: OrdersUnderTest,
  ) => Promise<readonly [MoneyRound, () => Promise<unknown>]>;
}

/** An order that has come this far. */
function order(
  what: string,
  before: readonly ('fails' | 'succeeds' | 'delivered' | 'expires')[],
  act: (round: MoneyRound) => Promise<unknown>,
): MoneyPath {
  return {
    what,
    begin: async (orders) => {
      const round = await MoneyRound.begin(orders, PRICE);
      await round.orders();
      for (const step of before) await round[step]();
      return [round, () => act(round)];
    },
  };
}

/** A user who has this much, and to whom this has happened. */
function user(
  what: string,
  act: (round: MoneyRound) => Promise<unknown>,
  {
    has = 0n,
    before = async () => undefined,
  }: {
    readonly has?: bigint;
    readonly before?: (round: MoneyRound) => Promise<unknown>;
  } = {},
): MoneyPath {
  return {
    what,
    begin: async (orders) => {
      const round = await MoneyRound.begin(orders, has);
      await before(round);
      return [round, () => act(round)];
    },
  };
}

/** All of them, as they stand in kb/money.md. */
export const moneyPaths: readonly MoneyPath[] = [
  user('a user confirms an order', (round) => round.orders(), { has: PRICE }),
  user('a user confirms an order that is free', (round) => round.orders(0n)),
  order('the vendor has made it', [], (round) => round.succeeds()),
  order('Telegram has accepted the result', ['succeeds'], (round) => round.delivered()),
  order('the vendor cannot make it', [], (round) => round.fails()),
  order('the user stops it', [], (round) => round.cancels()),
  order('nobody can deliver it', ['succeeds'], (round) => round.undeliverable()),
  order('it took too long', [], (round) => round.expires()),
  order('the result comes after that', ['expires'], (round) => round.succeeds()),
  order('the result comes after it failed', ['fails'], (round) => round.succeeds()),
  order('an admin gives the price of an order back', ['succeeds', 'delivered'], (round) =>
    round.orderRefunded(),
  ),
  user('a payment in Stars', (round) => round.pays('XTR')),
  user('a payment in roubles', (round) => round.pays('RUB')),
  user('an operator gives Stars back', (round) => round.isPaidBack(), {
    before: (round) => round.pays('XTR'),
  }),
  user('an operator gives roubles back', (round) => round.isPaidBack(), {
    before: (round) => round.pays('RUB'),
  }),
  user('Telegram gave back what is still there', (round) => round.wasPaidBack(), {
    before: (round) => round.pays('XTR'),
  }),
  user('Telegram gave back what is partly spent', (round) => round.wasPaidBack(), {
    before: async (round) => {
      await round.pays('XTR');
      await round.orders();
    },
  }),
  user('Telegram gave back what is spent', (round) => round.wasPaidBack(), {
    before: async (round) => {
      await round.pays('XTR');
      await round.orders(PAID);
    },
  }),
  user('a refund in Stars is refused for good', (round) => round.refundIsRefused(), {
    before: async (round) => {
      await round.pays('XTR');
      await round.isPaidBack();
    },
  }),
  user('a refund in roubles is refused for good', (round) => round.refundIsRefused(), {
    before: async (round) => {
      await round.pays('RUB');
      await round.isPaidBack();
    },
  }),
  user('the gift to a newcomer', (round) => round.does({ kind: 'welcome', kopecks: 1_000n })),
  user(
    'a user redeems a promo code',
    (round) => round.does({ kind: 'redeem-promo', code: round.code, kopecks: 5_000n }),
    { before: (round) => round.codeIsMade() },
  ),
  {
    what: 'somebody brought along a user who pays',
    begin: async (orders) => {
      const round = await MoneyRound.begin(orders);
      const invitedId = await round.brings();
      return [round, () => round.thanked(invitedId)];
    },
  },
  user('an admin gives', (round) => round.adjusted(100n)),
  user('an admin takes', (round) => round.adjusted(-100n), { has: 100n }),
];
