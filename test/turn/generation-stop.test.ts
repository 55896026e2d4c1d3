import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { encodeAction } from '../../src/core/dialogue/action-data.ts';
import type { Incoming } from '../../src/core/incoming.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { advanceWithin } from '../../src/turn/advance-generation.ts';
import { gatherFacts } from '../../src/turn/gather-facts.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { until } from '../sandbox/until.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

/** Whether somebody waits for what this transaction has locked. */
async function isAwaited(db: Queryable): Promise<true | null> {
  const { rows } = await db.query(
    `SELECT FROM pg_locks
     WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))`,
  );
  return rows.length > 0 ? true : null;
}

it('D10: a tap on Stop while the order is just being sent is decided when that is settled', async () => {
  const { id, userId } = await orders.order();
  const tap: Incoming = {
    updateId: 1,
    userId,
    chatId: userId,
    firstName: 'Ann',
    username: null,
    forwardedFromId: null,
    languageCode: 'en',
    kind: 'tap',
    data: encodeAction({ kind: 'cancel', generationId: id }),
    queryId: '1',
    messageId: 55,
  };
  const known = {
    nowMs: orders.nowMs,
    newDraftId: 'draft-01',
    canPayRub: false,
    links: startLinks('secret', () => 'bot'),
    adminIds: [],
    modelUse: new ModelUseCache(),
  };
  let seen: ReturnType<typeof gatherFacts> | null = null;
  await inTransaction(orders.pool, async (db) => {
    const sent = { kind: 'submission-started' } as const;
    await advanceWithin(orders.ports(), db, orders.epoch, id, sent);
    seen = inTransaction(orders.pool, (other) => gatherFacts(other, tap, known));
    await until('the tap waits for the order', () => isAwaited(db));
  });
  const facts = await (seen as unknown as ReturnType<typeof gatherFacts>);
  expect(facts.generation?.state).toBe('submitting');
});
