import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { readPayment } from '../../src/db/queries/read-payment.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { carryOut } from '../../src/turn/carry-out.ts';
import { operatorAlarms } from '../../src/turn/operator-alarms.ts';
import { type RefusedRefund, takeBackRefund } from '../../src/turn/take-back-refund.ts';
import { incoming } from '../core/dialogue/situation.ts';
import { DeliveryUnderTest } from './delivery-under-test.ts';

const PAID = 15_000n;
const GONE = 'Bad Request: CHARGE_ID_INVALID';

let world: DeliveryUnderTest;
let adminId: number;
let userId: number;
let chargeId: string;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
afterEach(() => world.ledger.expectProved());

/** A user who has paid, and an admin. */
beforeEach(async () => {
  world.reset();
  adminId = await world.ledger.user();
  userId = await world.ledger.user();
  chargeId = `charge-${userId}`;
  await world.ledger.pool.query('DELETE FROM graphile_worker._private_jobs');
  await inTransaction(world.ledger.pool, (db) =>
    topUp(
      db,
      { chargeId, userId, currency: 'XTR', kopecks: PAID, amount: 100 },
      world.ledger.epoch,
    ),
  );
});

/** What the admin's `/refund` writes down, and the calls that follow. */
async function refund(): Promise<void> {
  const { pool, epoch } = world.ledger;
  const context = {
    incoming: incoming({ kind: 'text', text: '' }, { userId: adminId, chatId: adminId }),
    language: 'en',
    epoch,
    nowMs: 0,
  } as const;
  const ports = world.ports();
  await inTransaction(pool, (db) =>
    carryOut(ports, db, context, [{ kind: 'refund', chargeId, payerId: userId }]),
  );
  await ports.flush(adminId);
}

async function jobs(): Promise<RefusedRefund[]> {
  const { rows } = await world.ledger.pool.query<{ payload: RefusedRefund }>(
    `SELECT payload FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
     WHERE identifier = 'take-back-refund' ORDER BY job.id`,
  );
  return rows.map(({ payload }) => payload);
}

/** The task, in a process of its own. */
async function takeBack(refused: RefusedRefund, epoch = world.ledger.epoch): Promise<void> {
  const ports = { ...world.ports(), alarms: operatorAlarms(world.log, [adminId]) };
  await takeBackRefund(ports, epoch, refused);
}

async function standing(): Promise<object> {
  const payment = await readPayment(world.ledger.pool, chargeId);
  const { availableKopecks } = await world.ledger.wallet(userId);
  return { availableKopecks, isRefunded: payment?.isRefunded };
}

const refused = { availableKopecks: 0n, isRefunded: true };
const back = { availableKopecks: PAID, isRefunded: false };

/** What the admin is told. */
async function told(): Promise<string[]> {
  const { rows } = await world.ledger.pool.query<{ text: string }>(
    `SELECT payload->>'text' AS text FROM outbox
     WHERE chat_id = $1::bigint AND method = 'sendMessage' ORDER BY id`,
    [adminId],
  );
  return rows.map(({ text }) => text);
}

async function refusedOnce(): Promise<RefusedRefund> {
  world.refuse(/^refundStarPayment$/, 400, GONE);
  await refund();
  const [job] = await jobs();
  if (job === undefined) throw new Error('There is no job.');
  return job;
}

describe('a refund that Telegram refuses for good', () => {
  it.each([
    [400, GONE],
    [403, 'Forbidden: user is deactivated'],
  ])('with %i leaves a job, and the money comes back', async (code, description) => {
    world.refuse(/^refundStarPayment$/, code, description);
    await refund();
    expect(await standing()).toEqual(refused);
    const found = await jobs();
    expect(found).toMatchObject([{ chargeId, said: `${code} ${description}` }]);
    for (const job of found) await takeBack(job);
    expect(await standing()).toEqual(back);
  });

  it('is taken back once, however often that is done, and the operator is told once', async () => {
    const job = await refusedOnce();
    await Promise.all([takeBack(job), takeBack(job), takeBack(job)]);
    await takeBack(job);
    expect(await standing()).toEqual(back);
    expect(await world.ledger.count(`refund-refused:${chargeId}`)).toBe(1);
    const messages = await told();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(chargeId);
    expect(messages[0]).toContain('CHARGE_ID_INVALID');
  });

  it('can be tried again: that is another transfer, and a late job does not undo it', async () => {
    const job = await refusedOnce();
    await takeBack(job);
    world.telegram.script = () => null;
    await refund();
    expect(world.telegram.payloads('refundStarPayment')).toHaveLength(2);
    await takeBack(job);
    expect(await standing()).toEqual(refused);
    expect(await world.ledger.count(`refund:${chargeId}`)).toBe(2);
  });

  it('can be refused again', async () => {
    await takeBack(await refusedOnce());
    await refund();
    const [, second] = await jobs();
    if (second === undefined) throw new Error('There is no second job.');
    await takeBack(second);
    expect(await standing()).toEqual(back);
    expect(await world.ledger.count(`refund-refused:${chargeId}`)).toBe(2);
  });

  it('is not taken back by a leader that was overtaken', async () => {
    const job = await refusedOnce();
    await expect(takeBack(job, world.ledger.epoch - 1)).rejects.toMatchObject({ name: 'Deposed' });
    expect(await standing()).toEqual(refused);
    await takeBack(job);
    expect(await standing()).toEqual(back);
  });
});

describe('a refund that stays out of the wallet', () => {
  it.each<[string, number | null, string]>([
    ['was accepted', null, ''],
    ['was made before', 400, 'Bad Request: CHARGE_ALREADY_REFUNDED'],
  ])('%s', async (_, code, description) => {
    if (code !== null) world.refuse(/^refundStarPayment$/, code, description);
    await refund();
    expect(await jobs()).toEqual([]);
    expect(await standing()).toEqual(refused);
  });

  it('is owed while Telegram cannot be asked', async () => {
    world.refuse(/^refundStarPayment$/, 401, 'Unauthorized');
    await expect(refund()).rejects.toMatchObject({ name: 'TelegramRefused' });
    expect(await jobs()).toEqual([]);
    world.telegram.script = () => null;
    await world.ports().flush(adminId);
    expect(await standing()).toEqual(refused);
  });
});
