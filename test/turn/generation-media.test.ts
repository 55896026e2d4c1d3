import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SentFile } from '../../src/core/incoming.ts';
import { RetryLater } from '../../src/core/retry-later.ts';
import {
  FileTooLarge,
  TelegramRefused,
  TelegramUnreachable,
} from '../../src/telegram/bot-api-errors.ts';
import { CREATE, UPLOAD, type VendorAnswer } from '../kie/scripted-vendor.ts';
import { accepted, OrdersUnderTest } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

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

it('files are not fetched while the vendor takes no more orders', async () => {
  let fetched = 0;
  orders.fetchUserFile = async () => {
    fetched++;
    throw new TelegramUnreachable('getFile', 'ECONNRESET', true);
  };
  for (let count = 0; count < 20; count++) orders.creates.take(orders.nowMs);
  const order = await orders.order({
    modelId: 'google/nano-banana-edit',
    input: { prompt: 'x', image_urls: ['https://media.example/unique-1'] },
  });
  await expect(orders.submit(order.id)).rejects.toThrow(RetryLater);
  expect(fetched).toBe(0);
});
