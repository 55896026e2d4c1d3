import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/core/generation/generation.ts';
import { CREATE, type VendorAnswer } from '../kie/scripted-vendor.ts';
import {
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
  orders.answer(accepted(`callback-task-${++taskNumber}`), read);
  const order = await orders.order();
  await orders.submit(order.id);
  await orders.takeJobs();
  return orders.read(order.id);
}

/** An order whose request went out and was never answered. */
async function unanswered(read: VendorAnswer = WAITING): Promise<Generation> {
  orders.answer('cut', read);
  const order = await orders.order();
  await orders.submit(order.id);
  await orders.takeJobs();
  return orders.read(order.id);
}

const back = { availableKopecks: PRICE * 2n, heldKopecks: 0n };
const paid = { availableKopecks: PRICE, heldKopecks: 0n };

describe('a callback', () => {
  it('F1: that comes before the answer to the request brings the task', async () => {
    const taskId = 'early-task';
    const order = await orders.order();
    orders.vendor.script = async ({ path }) => {
      if (path !== CREATE) return SUCCESS;
      await orders.callBack(order, { code: 200, data: { taskId, state: 'success' } });
      await orders.poll(order.id);
      return accepted(taskId);
    };
    await orders.submit(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'succeeded',
      vendorTaskId: taskId,
    });
    expect(await orders.history(order.id)).toEqual([
      'submission-started: confirmed > submitting',
      'hint: submitting > submitted',
      'succeeded: submitted > succeeded',
      'accepted: succeeded > succeeded',
    ]);
    expect(orders.created).toBe(1);
  });

  it('F1: that is looked at while the answer is written down is followed at once', async () => {
    const order = await unanswered();
    const taskId = 'overtaken-task';
    orders.vendor.script = async () => {
      await orders.advance(order.id, { kind: 'accepted', taskId });
      return SUCCESS;
    };
    await orders.callBack(order, { data: { taskId } });
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('succeeded');
  });

  it('F2: with a token that nobody has is stored, and changes nothing', async () => {
    const order = await submitted();
    const stranger = { ...order, callbackToken: 'token-of-nobody-at-all' };
    expect(await orders.callBack(stranger, { data: { taskId: order.vendorTaskId } })).toBe(false);
    expect(await orders.jobs(order.id)).toEqual([]);
    expect(await orders.state(order.id)).toBe('submitted');
  });

  it.each<[string, object]>([
    ['of an unknown task', { data: { taskId: 'made-up' } }],
    ['without a task', { code: 200, msg: 'hello' }],
    ['that is no object', [1, 2]],
  ])('F2: %s does not make a lost request a known one', async (_name, body) => {
    const order = await unanswered(NOT_VISIBLE);
    await orders.callBack(order, body);
    await orders.poll(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'submitting',
      vendorTaskId: null,
    });
  });

  it('F2: that names the task of another order does not take it away', async () => {
    const other = await submitted(SUCCESS);
    const order = await unanswered(SUCCESS);
    await orders.callBack(order, { data: { taskId: other.vendorTaskId } });
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('submitting');
    expect((await orders.read(other.id)).vendorTaskId).toBe(other.vendorTaskId);
  });

  it('F3: that comes four times in parallel, on two instances, is one result', async () => {
    const order = await submitted(SUCCESS);
    const body = { data: { taskId: order.vendorTaskId, state: 'success' } };
    await Promise.all(Array.from({ length: 4 }, () => orders.callBack(order, body)));
    const instances = [orders.ports(), orders.ports()];
    await Promise.all([0, 1, 0, 1].map((at) => orders.poll(order.id, instances[at])));
    const succeeded = (await orders.history(order.id)).filter((line) =>
      line.startsWith('succeeded: submitted'),
    );
    expect(succeeded).toHaveLength(1);
    await orders.deliver(order.id);
    expect(await orders.endings(order.id)).toEqual(['post']);
    const { rows } = await orders.pool.query(
      'SELECT FROM kie_callbacks WHERE job_token = $1 AND handled_at IS NULL',
      [order.callbackToken],
    );
    expect(rows).toEqual([]);
  });

  it('F4: of a success while a question finds the same is one result', async () => {
    const order = await submitted(SUCCESS);
    await orders.callBack(order, { data: { taskId: order.vendorTaskId, state: 'success' } });
    await Promise.all([orders.poll(order.id), orders.poll(order.id)]);
    await Promise.all([orders.deliver(order.id), orders.deliver(order.id)]);
    expect(await orders.endings(order.id)).toEqual(['post']);
    expect(await orders.ledger.count(`vendor-cost:${order.id}`)).toBe(1);
  });

  it('F5: of a failure after the success changes nothing', async () => {
    const order = await submitted(SUCCESS);
    await orders.poll(order.id);
    orders.answer('cut', failure('500', 'Internal Error'));
    await orders.callBack(order, {
      code: 501,
      data: { taskId: order.vendorTaskId, state: 'fail' },
    });
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('succeeded');
    await orders.deliver(order.id);
    expect(await orders.endings(order.id)).toEqual(['post']);
  });

  it('F6: of a success for an order that was given up pays nobody, and the operator knows', async () => {
    const order = await submitted();
    orders.nowMs = order.expiresAtMs;
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('expired');
    orders.answer('cut', SUCCESS);
    await orders.callBack(order, { data: { taskId: order.vendorTaskId, state: 'success' } });
    await orders.poll(order.id);
    expect(await orders.state(order.id)).toBe('expired');
    expect(await orders.endings(order.id)).toEqual(['expire']);
    expect(await orders.ledger.wallet(order.userId)).toEqual(back);
    expect(await orders.ledger.count(`vendor-cost:${order.id}`)).toBe(1);
    expect(orders.log.everything()).toContain('late-result');
    await orders.ledger.expectProved();
  });

  it('A8, F8: after a crash between the request and its answer brings the task', async () => {
    const order = await orders.order();
    orders.answer(accepted('crashed-task'), SUCCESS);
    const dies = orders.ports();
    const crashed = {
      ...dies,
      vendor: {
        ...dies.vendor,
        createTask: async (request: Parameters<typeof dies.vendor.createTask>[0]) => {
          await dies.vendor.createTask(request);
          throw new Error('killed');
        },
      },
    };
    await expect(orders.submit(order.id, crashed)).rejects.toThrow('killed');
    await orders.submit(order.id);
    expect(orders.created).toBe(1);
    expect(await orders.state(order.id)).toBe('submitting');
    await orders.callBack(order, { data: { taskId: 'crashed-task', state: 'success' } });
    expect(await orders.jobs(order.id)).toContain('poll-generation now');
    await orders.poll(order.id);
    await orders.deliver(order.id);
    expect(await orders.state(order.id)).toBe('delivered');
    expect(await orders.ledger.wallet(order.userId)).toEqual(paid);
  });

  it.each([
    ['data.taskId', { data: { taskId: 'ID' } }],
    ['data.task_id', { data: { task_id: 'ID' } }],
    ['taskId', { taskId: 'ID', data: null }],
  ])('B7: may name its task in %s', async (place, body) => {
    const order = await unanswered(SUCCESS);
    const id = `named-in-${place}`;
    await orders.callBack(order, JSON.parse(JSON.stringify(body).replace('ID', id)));
    await orders.poll(order.id);
    expect(await orders.read(order.id)).toMatchObject({ state: 'succeeded', vendorTaskId: id });
  });
});

describe('D11: the log', () => {
  it('holds no address of a result, no token of an order, no key and no prompt', async () => {
    orders.answer(accepted('secret-task'), {
      code: 200,
      data: {
        state: 'success',
        param: '{"input":"{\\"prompt\\":\\"a cat\\"}"}',
        resultJson: JSON.stringify({ resultUrls: [`${RESULT_URL}?token=secret`] }),
      },
    });
    const order = await orders.order();
    await orders.submit(order.id);
    await orders.poll(order.id);
    await orders.deliver(order.id);
    const said = orders.log.everything();
    expect(said).toContain('the vendor was asked for a generation');
    for (const secret of [
      RESULT_URL,
      'token=secret',
      order.callbackToken,
      'kie-key-that-nobody-may-see',
      'a cat',
    ]) {
      expect(said).not.toContain(secret);
    }
  });
});
