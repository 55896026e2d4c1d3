import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SentFile } from '../../src/core/incoming.ts';
import { RetryLater } from '../../src/core/retry-later.ts';
import { Deposed } from '../../src/db/ledger/fence.ts';
import {
  FileTooLarge,
  TelegramRefused,
  TelegramUnreachable,
} from '../../src/telegram/bot-api-errors.ts';
import { submitGeneration } from '../../src/turn/submit-generation.ts';
import { CREATE, UPLOAD, type VendorAnswer } from '../kie/scripted-vendor.ts';
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
      'no credits left',
    ],
    [
      'cannot pay for, and says 500,',
      { code: 500, msg: 'Credits insufficient : top up' },
      'unavailable',
      'no credits left',
    ],
    ['does not let in', { code: 401, msg: 'Unauthorized' }, 'unavailable', 'Check KIE_API_KEY'],
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

describe('files of the user', () => {
  const photo: SentFile = {
    kind: 'image',
    fileId: 'file-1',
    fileUniqueId: 'unique-1',
    mimeType: 'image/png',
    fileName: 'Моё фото.PNG',
    bytes: 4,
    widthPx: 512,
    heightPx: 512,
    seconds: null,
  };
  const edit = {
    modelId: 'google/nano-banana-edit',
    input: { prompt: 'make it blue', image_urls: ['https://media.example/unique-1'] },
    media: { 'unique-1': photo },
  };
  const STORED = 'https://tempfile.example/kieai/7/a.png';

  beforeEach(() => {
    orders.fetchUserFile = async (file) => ({
      bytes: new TextEncoder().encode(`bytes of ${file.fileId}`),
      fileName: file.fileName ?? 'file',
      mimeType: file.mimeType ?? 'application/octet-stream',
    });
  });

  it('go to the vendor by upload, under a name of their own', async () => {
    orders.vendor.script = ({ path }) =>
      path === UPLOAD ? { code: 200, data: { downloadUrl: STORED } } : accepted('task-media');
    const order = await orders.order(edit);
    await orders.submit(order.id);
    expect(await orders.state(order.id)).toBe('submitted');
    const [upload] = orders.vendor.callsOf(UPLOAD);
    expect(upload?.text).toContain('bytes of file-1');
    expect(upload?.text).toMatch(/filename="[0-9a-f-]{36}\.png"/);
    const body = JSON.stringify(orders.vendor.callsOf(CREATE)[0]?.body);
    expect(body).toContain(STORED);
    expect(body).not.toContain('media.example');
  });

  it.each<[string, unknown, VendorAnswer]>([
    ['Telegram does not answer', new TelegramUnreachable('getFile', 'ECONNRESET', true), 'cut'],
    [
      'Telegram wants a pause',
      new TelegramRefused('getFile', { code: 429, description: 'wait', retryAfterMs: 1_000 }),
      'cut',
    ],
    ['the vendor does not store them', null, { http: 502, text: 'Bad gateway' }],
  ])('are tried again when %s; nothing was sent', async (_name, error, answer) => {
    orders.answer(accepted('never'));
    if (error === null) orders.vendor.script = () => answer;
    else {
      orders.fetchUserFile = async () => {
        throw error;
      };
    }
    const order = await orders.order(edit);
    await expect(orders.submit(order.id)).rejects.toThrow(RetryLater);
    expect(await orders.state(order.id)).toBe('confirmed');
    expect(orders.created).toBe(0);
  });

  it.each<[string, unknown, VendorAnswer]>([
    ['are too large', new FileTooLarge(20_971_520), 'cut'],
    [
      'are gone',
      new TelegramRefused('getFile', {
        code: 400,
        description: 'Bad Request: wrong file_id',
        retryAfterMs: null,
      }),
      'cut',
    ],
    ['are refused by the vendor', null, { code: 400, msg: 'File type not supported' }],
  ])('that %s end the order, and the money is back', async (_name, error, answer) => {
    orders.vendor.script = () => answer;
    if (error !== null) {
      orders.fetchUserFile = async () => {
        throw error;
      };
    }
    const order = await orders.order(edit);
    await orders.submit(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'failed',
      failure: { kind: 'media' },
    });
    expect(await orders.endings(order.id)).toEqual(['void']);
  });
});

describe('APIs of their own', () => {
  it('run through the same machine', async () => {
    orders.vendor.script = ({ path }) =>
      path === '/api/v1/generate'
        ? accepted('suno-1')
        : {
            code: 200,
            data: {
              status: 'SUCCESS',
              response: { sunoData: [{ audioUrl: 'https://files.example/1.mp3' }] },
            },
          };
    const order = await orders.order({
      modelId: 'flat/generate',
      input: { prompt: 'sea', customMode: false, instrumental: true, model: 'V4' },
    });
    await orders.submit(order.id);
    const callBackUrl = `https://bot.example/kie-callback?job=${order.callbackToken}`;
    expect(orders.vendor.calls[0]?.body).toMatchObject({ prompt: 'sea', callBackUrl });
    await orders.poll(order.id);
    expect(orders.vendor.calls[1]?.path).toBe('/api/v1/generate/record-info');
    expect(await orders.read(order.id)).toMatchObject({
      state: 'succeeded',
      results: [{ kind: 'file', url: 'https://files.example/1.mp3' }],
    });
  });

  it('are called back under the name that they use', async () => {
    orders.vendor.script = () => accepted('voice-1');
    const order = await orders.order({
      modelId: 'flat/voice/regenerate',
      input: { taskId: 'earlier' },
    });
    await orders.submit(order.id);
    expect(orders.vendor.calls[0]?.body).toEqual({
      taskId: 'earlier',
      calBackUrl: `https://bot.example/kie-callback?job=${order.callbackToken}`,
    });
  });

  it('that answer at once have their result at once', async () => {
    orders.vendor.script = () => ({ code: 200, data: { result: 'dreamy synth pop' } });
    const order = await orders.order({ modelId: 'flat/style/generate', input: { content: 'pop' } });
    await orders.submit(order.id);
    expect(await orders.read(order.id)).toMatchObject({
      state: 'succeeded',
      results: [{ kind: 'text', text: 'dreamy synth pop' }],
    });
    expect(await orders.jobs(order.id)).toContain('deliver-result now');
  });
});
