import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/core/generation/generation.ts';
import { READ, type VendorAnswer } from '../kie/scripted-vendor.ts';
import {
  ADMIN,
  accepted,
  failure,
  NOT_VISIBLE,
  OrdersUnderTest,
  PRICE,
  RESULT_URL,
  SUCCESS,
  WAITING,
} from './orders-under-test.ts';

let orders: OrdersUnderTest;
let taskNumber = 0;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

/** An order that the vendor has accepted; then it says this of it. */
async function submitted(read: VendorAnswer = WAITING): Promise<Generation> {
  orders.answer(accepted(`poll-task-${++taskNumber}`), read);
  const order = await orders.order();
  await orders.submit(order.id);
  await orders.takeJobs();
  return orders.read(order.id);
}

const back = { availableKopecks: PRICE * 2n, heldKopecks: 0n };
const held = { availableKopecks: PRICE, heldKopecks: PRICE };
const paid = { availableKopecks: PRICE, heldKopecks: 0n };

describe('an order that the vendor works on', () => {
  it('is asked about again later, more seldom with its age', async () => {
    const order = await submitted();
    for (const [ageMs, due] of [
      [0, 'in 2.5 s'],
      [40_000, 'in 5 s'],
      [300_000, 'in 15 s'],
    ] as const) {
      orders.nowMs = (order.submittedAtMs ?? 0) + ageMs;
      await orders.poll(order.id);
      expect(await orders.jobs(order.id)).toEqual([`poll-generation ${due}`]);
      await orders.takeJobs();
    }
    // That it is not done yet is no event.
    expect(await orders.history(order.id)).toHaveLength(2);
  });

  it('A4: is delivered first and charged then', async () => {
    const order = await submitted(SUCCESS);
    await orders.poll(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'succeeded',
      results: [{ kind: 'file', url: RESULT_URL }],
    });
    expect(await orders.jobs(order.id)).toEqual(['deliver-result now']);
    expect(await orders.ledger.wallet(order.userId)).toEqual(held);
    await orders.deliver(order.id);
    expect(await orders.state(order.id)).toBe('delivered');
    expect(await orders.endings(order.id)).toEqual(['post']);
    expect(await orders.ledger.wallet(order.userId)).toEqual(paid);
    expect(await orders.ledger.count(`vendor-cost:${order.id}`)).toBe(1);
    await orders.ledger.expectProved();
  });

  it('A4: that Telegram does not take is not charged', async () => {
    const order = await submitted(SUCCESS);
    await orders.poll(order.id);
    const failed = { kind: 'undeliverable', failure: { kind: 'delivery', said: '403' } } as const;
    for (let count = 0; count < 3; count++) {
      await orders.advance(order.id, { kind: 'delivery-started' });
      await orders.advance(order.id, failed);
    }
    expect(await orders.endings(order.id)).toEqual(['void']);
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
  });

  it('F9: that was sent again after a crash is charged once', async () => {
    const order = await submitted(SUCCESS);
    await orders.poll(order.id);
    await orders.advance(order.id, { kind: 'delivery-started' });
    await Promise.all([orders.deliver(order.id), orders.deliver(order.id)]);
    expect(await orders.endings(order.id)).toEqual(['post']);
    await orders.ledger.expectProved();
  });

  it.each<[string, VendorAnswer, string]>([
    ['fails', failure('500', 'Internal Error'), 'vendor'],
    ['refuses for its content', failure('400', 'Inappropriate content'), 'moderation'],
    ['cannot read a file of', failure('422', 'Failed to get the file information'), 'media'],
    ['ends with an envelope', { code: 501, msg: 'Generation Failed' }, 'vendor'],
    [
      'calls a success without a result',
      { code: 200, data: { state: 'success', resultJson: '{}' } },
      'vendor',
    ],
  ])('and %s is over, and the money is back', async (_name, answer, kind) => {
    const order = await submitted(answer);
    await orders.poll(order.id);
    expect(await orders.read(order.id)).toMatchObject({ state: 'failed', failure: { kind } });
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
    expect(orders.shown.at(-1)).toBe(`failed ${kind}`);
  });

  it.each<[string, VendorAnswer]>([
    ['is away', 'cut'],
    ['shows a page', { http: 502, text: '<html>Bad gateway</html>' }],
    ['throttles', { code: 429 }],
    ['has an error', { code: 500, msg: 'Internal Error' }],
    ['does not know the task yet', NOT_VISIBLE],
    ['sends data: null', { code: 200, data: null }],
  ])('goes on while the vendor %s', async (_name, answer) => {
    const order = await submitted(answer);
    for (let count = 0; count < 5; count++) await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('submitted');
    expect(await orders.jobs(order.id)).toEqual(['poll-generation in 2.5 s']);
    orders.answer('cut', SUCCESS);
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('succeeded');
  });

  it('is lost when the vendor does not know it for ten minutes', async () => {
    const order = await submitted(NOT_VISIBLE);
    orders.nowMs = (order.submittedAtMs ?? 0) + 10 * 60_000;
    await orders.poll(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'vendor', said: 'The vendor does not know the task.' },
    });
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
  });

  it('waits for a key that works, and the operator is told', async () => {
    const order = await submitted({ code: 401, msg: 'Unauthorized' });
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('submitted');
    expect(await orders.owed(ADMIN)).toEqual([expect.stringContaining('Проверьте KIE_API_KEY')]);
  });

  it('F18: is asked about and delivered although its model has left the catalogue', async () => {
    const order = await submitted(SUCCESS);
    await orders.pool.query(`UPDATE generations SET model_id = 'gone/model' WHERE id = $1`, [
      order.id,
    ]);
    await orders.poll(order.id);
    await orders.deliver(order.id);
    expect(orders.vendor.callsOf(READ)[0]?.query.get('taskId')).toBe(order.vendorTaskId);
    expect(await orders.state(order.id)).toBe('delivered');
  });

  it('is not asked about more often than the vendor allows', async () => {
    const order = await submitted();
    const allowed = orders.reads.take(orders.nowMs);
    expect(allowed).toBe(0);
    for (let count = 0; count < 999; count++) orders.reads.take(orders.nowMs);
    await orders.poll(order.id);
    expect(orders.vendor.callsOf(READ)).toEqual([]);
    expect(await orders.jobs(order.id)).toEqual(['poll-generation in 2 s']);
  });
});
