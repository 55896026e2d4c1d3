import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accepted, OrdersUnderTest } from './orders-under-test.ts';

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());
beforeEach(() => orders.reset());

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
