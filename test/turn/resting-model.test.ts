import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { modelBreaker } from '../../generated/bot.ts';
import { isResting, underShelf } from '../../src/core/catalogue/shelf.ts';
import type { Generation } from '../../src/core/generation/generation.ts';
import { readStanding } from '../../src/db/queries/read-standing.ts';
import { FactsChanged } from '../../src/turn/facts-changed.ts';
import { AdminsUnderTest } from './admins-under-test.ts';
import {
  ADMIN,
  accepted,
  failure,
  type OrdersUnderTest,
  PRICE,
  SUCCESS,
} from './orders-under-test.ts';

const MODEL = 'z-image';
const [PAUSE_MS = 0, NEXT_PAUSE_MS = 0] = modelBreaker.pausesMs;
const FAILED = failure('501', 'Internal Error, Please try again later.');
const FLAGGED = failure('400', 'Your prompt was flagged as violating content policies.');

let admins: AdminsUnderTest;
let orders: OrdersUnderTest;
let taskNumber = 0;

beforeAll(async () => {
  admins = await AdminsUnderTest.open([ADMIN]);
  orders = admins.orders;
});
afterAll(() => admins.close());
beforeEach(() => orders.reset());

/** Sends an order to the vendor and asks how it went. */
async function end(order: Generation, with_ = FAILED): Promise<void> {
  orders.answer(accepted(`rest-task-${++taskNumber}`), with_);
  await orders.submit(order.id);
  await orders.poll(order.id);
}

async function failOften(): Promise<void> {
  for (let count = 0; count < modelBreaker.failures; count++) await end(await orders.order());
}

/** Whether a turn of another user would find it at rest. */
async function rests(): Promise<boolean> {
  const asked = { userId: 1, chatId: 1, sinceMs: 0, nowMs: orders.nowMs };
  const { shelf } = await readStanding(orders.pool, asked);
  return underShelf(shelf, () => isResting(MODEL));
}

/** What the audit log has of models, newest last. */
async function audit(): Promise<object[]> {
  const lines = await admins.audit();
  return lines.filter(({ subject }) => subject === MODEL);
}

describe('a model that fails at the vendor', () => {
  it('rests after as many failures as the contract says, for all; admins and the log know', async () => {
    const known = (await audit()).length;
    await failOften();
    expect(await rests()).toBe(true);
    const cards = (await orders.owed(ADMIN)).filter((text) => text.includes(MODEL));
    expect(cards).toHaveLength(1);
    expect(cards[0]).toContain(`${modelBreaker.failures} failures in a row`);
    expect((await audit()).slice(known)).toMatchObject([
      { actorId: null, before: { restsUntil: null }, after: { failures: modelBreaker.failures } },
    ]);
    await expect(orders.order()).rejects.toThrow(FactsChanged);
  });

  it('gives all the money back that its orders held', async () => {
    const order = await orders.order();
    const under = await orders.order();
    await failOften();
    await end(order);
    await end(under, SUCCESS);
    expect(await orders.ledger.wallet(order.userId)).toEqual({
      availableKopecks: PRICE * 2n,
      heldKopecks: 0n,
    });
    expect(await orders.state(under.id)).toBe('succeeded');
    await orders.ledger.expectProved();
  });

  it('does not rest for what users are refused for', async () => {
    for (let count = 0; count < modelBreaker.failures + 1; count++) {
      await end(await orders.order(), FLAGGED);
    }
    expect(await rests()).toBe(false);
  });

  it('counts an order once, however often its end is reported', async () => {
    const order = await orders.order();
    for (let count = 0; count < modelBreaker.failures + 1; count++) await end(order);
    expect(await rests()).toBe(false);
  });
});

describe('a model that rests', () => {
  beforeEach(failOften);

  it('is tried by one order when the pause is over, whoever comes at the same time', async () => {
    orders.nowMs += PAUSE_MS;
    expect(await rests()).toBe(false);
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => orders.order()));
    const taken = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(taken).toHaveLength(1);
    expect(await rests()).toBe(true);
  });

  it('is sold again when that one succeeds', async () => {
    orders.nowMs += PAUSE_MS;
    await end(await orders.order(), SUCCESS);
    expect(await rests()).toBe(false);
    await orders.order();
    await orders.order();
    expect(await orders.owed(ADMIN)).toContainEqual(expect.stringContaining('works again'));
  });

  it('rests longer when that one fails', async () => {
    orders.nowMs += PAUSE_MS;
    await end(await orders.order());
    orders.nowMs += NEXT_PAUSE_MS - 1;
    expect(await rests()).toBe(true);
    orders.nowMs += 1;
    expect(await rests()).toBe(false);
  });

  it('is tried by the next one when that one says nothing of it', async () => {
    orders.nowMs += PAUSE_MS;
    await end(await orders.order(), FLAGGED);
    expect(await rests()).toBe(false);
    await end(await orders.order(), SUCCESS);
    await orders.order();
  });

  it('is put back by an admin at once; a second tap changes nothing', async () => {
    const known = (await audit()).length;
    await admins.taps(ADMIN, { kind: 'restore', modelId: MODEL });
    await admins.taps(ADMIN, { kind: 'restore', modelId: MODEL });
    expect(await rests()).toBe(false);
    await orders.order();
    expect((await audit()).slice(known)).toMatchObject([
      { actorId: ADMIN, after: { failures: 0, restsUntil: null } },
    ]);
  });
});
