import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import { Deposed } from '../../src/db/ledger/fence.ts';
import { TelegramUnreachable } from '../../src/telegram/bot-api-errors.ts';
import { submitGeneration } from '../../src/turn/submit-generation.ts';
import { CREATE, type VendorAnswer } from '../kie/scripted-vendor.ts';
import { ADMIN, accepted, OrdersUnderTest, PRICE } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

describe('an order', () => {
  it('A6: is one row, one request to the vendor and one hold', async () => {
    orders.answer(accepted('task-a6'));
    const order = await orders.order();
    expect(await orders.jobs(order.id)).toEqual(['submit-generation now']);
    await orders.takeJobs();
    await orders.submit(order.id);
    const sent = await orders.read(order.id);
    expect(sent).toMatchObject({ state: 'submitted', vendorTaskId: 'task-a6' });
    expect(sent.submittedAtMs).toBe(orders.nowMs);
    expect(await orders.jobs(order.id)).toEqual(['poll-generation in 2.5 s']);
    expect(await orders.history(order.id)).toEqual([
      'submission-started: confirmed > submitting',
      'accepted: submitting > submitted',
    ]);
    expect(orders.created).toBe(1);
    expect(await orders.ledger.wallet(order.userId)).toEqual({
      availableKopecks: PRICE,
      heldKopecks: PRICE,
    });
  });

  it('A7, F17: is one, however often "confirm" is tapped and the job is run', async () => {
    orders.answer(accepted('task-a7'));
    const userId = await orders.ledger.user(PRICE * 30n);
    const draftId = 'tapped-20-times';
    const taps = Array.from({ length: 20 }, () => orders.confirm(userId, { draftId }));
    const made = (await Promise.all(taps)).filter((each) => each !== null);
    expect(made).toHaveLength(1);
    const id = made[0]?.id ?? 0;
    await Promise.all(Array.from({ length: 20 }, () => orders.submit(id)));
    expect(orders.created).toBe(1);
    const { rows } = await orders.pool.query('SELECT FROM generations WHERE draft_id = $1', [
      draftId,
    ]);
    expect(rows).toHaveLength(1);
    expect((await orders.ledger.wallet(userId)).heldKopecks).toBe(PRICE);
  });

  it('asks the vendor with what was confirmed, and with an address of its own to call back', async () => {
    orders.answer(accepted('task-body'));
    const order = await orders.order();
    await orders.submit(order.id);
    expect(orders.vendor.callsOf(CREATE)[0]?.body).toEqual({
      model: 'z-image',
      callBackUrl: `https://bot.example/kie-callback?job=${order.callbackToken}`,
      input: { prompt: 'a cat <3', aspect_ratio: '1:1' },
    });
  });

  it('that is free holds nothing, and ends nothing', async () => {
    orders.answer(accepted('task-free'));
    const order = await orders.order({ priceKopecks: 0n });
    expect(order.holdId).toBeNull();
    await orders.submit(order.id);
    await orders.advance(order.id, { kind: 'succeeded', results: [] });
    await orders.deliver(order.id);
    expect(await orders.state(order.id)).toBe('delivered');
    await orders.ledger.expectProved();
  });

  it('is not sent by a leader that was overtaken', async () => {
    const order = await orders.order();
    await orders.ledger.takeOver();
    await expect(submitGeneration(orders.ports(), orders.epoch - 1, order.id)).rejects.toThrow(
      Deposed,
    );
    expect(orders.created).toBe(0);
    expect(await orders.state(order.id)).toBe('confirmed');
  });

  it('that the vendor would refuse for its parameters is not sent, and has its money back', async () => {
    orders.answer(accepted('task-that-must-not-be'));
    const order = await orders.order({ input: { prompt: 'a cat', aspect_ratio: '7:5' } });
    await orders.submit(order.id);
    expect(orders.created).toBe(0);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'parameters', said: expect.stringContaining('aspect_ratio') },
    });
    expect(await orders.endings(order.id)).toEqual(['void']);
  });

  it('D9: is stopped before it is sent, and has its money back', async () => {
    const order = await orders.order();
    const stopped = await orders.advance(order.id, { kind: 'cancel' });
    expect(stopped?.moved).toBe(true);
    await orders.submit(order.id);
    expect(orders.created).toBe(0);
    expect(await orders.endings(order.id)).toEqual(['void']);
  });

  it('D10: goes on when it is stopped too late: the vendor has no cancel', async () => {
    orders.answer(accepted('task-d10'));
    const order = await orders.order();
    await orders.submit(order.id);
    const stopped = await orders.advance(order.id, { kind: 'cancel' });
    expect(stopped).toMatchObject({ moved: false, generation: { state: 'submitted' } });
    expect(await orders.endings(order.id)).toEqual([]);
    expect((await orders.history(order.id)).at(-1)).toBe('cancel: submitted > submitted');
  });

  it('A5: that does not exist is an alarm, not silence', async () => {
    await orders.submit(1_000_000);
    await orders.poll(1_000_000);
    expect(orders.log.lines('error')).toEqual([
      'an order to be sent does not exist',
      'an order to be asked about does not exist',
    ]);
  });
});

describe('a request that the vendor', () => {
  it.each<[string, VendorAnswer, string, string | null]>([
    [
      'D3, D8: refuses a value of',
      { code: 500, msg: 'n_frames is not within the range of allowed options' },
      'parameters',
      null,
    ],
    ['refuses for its content', { code: 400, msg: 'flagged as violating' }, 'moderation', null],
    [
      'cannot pay for',
      { code: 402, msg: 'Credits insufficient : top up' },
      'unavailable',
      'кончились деньги',
    ],
    [
      'cannot pay for, and says 500,',
      { code: 500, msg: 'Credits insufficient : top up' },
      'unavailable',
      'кончились деньги',
    ],
    ['does not let in', { code: 401, msg: 'Unauthorized' }, 'unavailable', 'Проверьте KIE_API_KEY'],
    [
      'D5: does not know the model of',
      { code: 422, msg: 'The page does not exist or is not published' },
      'unavailable',
      'truth catalog sync',
    ],
  ])('%s ends the order, and the money is back', async (_name, answer, kind, told) => {
    orders.answer(answer);
    const order = await orders.order();
    await orders.submit(order.id);
    expect(await orders.read(order.id)).toMatchObject({ state: 'failed', failure: { kind } });
    expect(await orders.endings(order.id)).toEqual(['void']);
    expect(await orders.ledger.wallet(order.userId)).toEqual({
      availableKopecks: PRICE * 2n,
      heldKopecks: 0n,
    });
    expect(orders.shown.at(-1)).toBe(`failed ${kind}`);
    expect(await orders.owed(order.chatId)).toEqual([`failed ${kind}`]);
    const words = await orders.owed(ADMIN);
    if (told === null) expect(words).toEqual([]);
    else expect(words).toEqual([expect.stringContaining(told)]);
  });

  it('cannot pay for any order is reported to the operator once', async () => {
    orders.answer({ code: 402, msg: 'Credits insufficient' });
    for (let count = 0; count < 3; count++) await orders.submit((await orders.order()).id);
    expect(await orders.owed(ADMIN)).toHaveLength(1);
    orders.nowMs += 16 * 60_000;
    await orders.submit((await orders.order()).id);
    expect(await orders.owed(ADMIN)).toHaveLength(2);
  });

  it('throttles is sent again later, and once', async () => {
    const order = await orders.order();
    await orders.takeJobs();
    orders.answer({ code: 429, msg: 'Your call frequency is too high. Please try again later.' });
    await orders.submit(order.id);
    expect(await orders.state(order.id)).toBe('confirmed');
    expect(await orders.jobs(order.id)).toEqual(['submit-generation in 2 s']);
    orders.answer(accepted('task-throttled'));
    await orders.submit(order.id);
    expect(await orders.state(order.id)).toBe('submitted');
    expect(orders.created).toBe(2);
  });

  it('throttles for too long ends as unavailable', async () => {
    orders.answer({ code: 429 });
    const order = await orders.order();
    await orders.submit(order.id);
    orders.nowMs = order.expiresAtMs;
    await orders.submit(order.id);
    expect(orders.created).toBe(1);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'expired',
      failure: { kind: 'unavailable' },
    });
    expect(await orders.endings(order.id)).toEqual(['expire']);
  });

  it('would throttle is not made: 20 go out in 10 s, the next one waits in the queue', async () => {
    let taskNumber = 0;
    orders.vendor.script = () => accepted(`task-window-${++taskNumber}`);
    for (let count = 0; count < 20; count++) await orders.submit((await orders.order()).id);
    const next = await orders.order();
    const refused = await orders.submit(next.id).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RetryLater);
    expect((refused as RetryLater).afterMs).toBe(10_000);
    expect(await orders.state(next.id)).toBe('confirmed');
    expect(orders.created).toBe(20);
    orders.nowMs += 10_000;
    await orders.submit(next.id);
    expect(await orders.state(next.id)).toBe('submitted');
  });

  it.each<[string, VendorAnswer]>([
    ['F16: takes without naming a task', { code: 200, data: {} }],
    ['F15: answers with data: null', { code: 200, data: null }],
    ['A12: does not answer', 'cut'],
    ['answers with a page', { http: 502, text: '<html>Bad gateway</html>' }],
    ['answers 500 without a reason', { code: 500, msg: 'Internal Error' }],
  ])('%s is not sent again', async (_name, answer) => {
    orders.answer(answer);
    const order = await orders.order();
    await orders.submit(order.id);
    await orders.submit(order.id);
    await orders.submit(order.id);
    expect(orders.created).toBe(1);
    expect(await orders.state(order.id)).toBe('submitting');
    expect(await orders.endings(order.id)).toEqual([]);
    orders.nowMs = order.expiresAtMs;
    await orders.expire();
    expect(await orders.read(order.id)).toMatchObject({
      state: 'expired',
      failure: { kind: 'timeout' },
    });
    expect(await orders.endings(order.id)).toEqual(['expire']);
    expect(orders.created).toBe(1);
  });
});

describe('F18: a model that is no longer there', () => {
  it('ends an order that was not sent, as unavailable', async () => {
    const order = await orders.order({ modelId: 'gone/model' });
    await orders.submit(order.id);
    expect(orders.created).toBe(0);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'unavailable' },
    });
    expect(await orders.endings(order.id)).toEqual(['void']);
  });
});

describe('Telegram', () => {
  it('that is away does not keep an order from the vendor', async () => {
    orders.answer(accepted('task-without-telegram'));
    const order = await orders.order({}, null);
    const flush = async () => {
      throw new TelegramUnreachable('sendMessage', 'ECONNRESET', true);
    };
    await orders.submit(order.id, orders.ports({ flush }));
    expect(await orders.state(order.id)).toBe('submitted');
    expect(orders.log.lines('warn')).toEqual(['the chat could not be told before']);
  });
});
