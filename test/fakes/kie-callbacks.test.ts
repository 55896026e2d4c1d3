import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KieClient, startClient } from './kie-client.ts';
import { type Receiver, startReceiver } from './kie-receiver.ts';

const IMAGEN = 'google/imagen4';
const INPUT = { prompt: 'A red cat', aspect_ratio: '1:1' };
const HMAC_KEY = 'hmac-key';

let client: KieClient;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await startReceiver();
  client = await startClient({ hmacKey: HMAC_KEY });
});
afterEach(() => Promise.all([client.kie.close(), receiver.close()]));

const run = () => client.run(IMAGEN, INPUT, receiver.url);

describe('a callback', () => {
  it('comes once, at the end, to the whole address, with what a reading brings', async () => {
    const { data } = await run();
    const [only, ...others] = receiver.received;
    expect(others).toEqual([]);
    expect(only?.target).toBe('/kie-callback?job=token');
    expect(only?.body).toMatchObject({
      code: 200,
      msg: 'Playground task completed successfully.',
      data: { taskId: data.taskId, state: 'success', resultJson: data.resultJson },
    });
  });

  it('of a failure has code 501, whatever the failCode', async () => {
    client.control.fault({ kind: 'fail', failure: 'flagged' });
    await run();
    expect(receiver.received[0]?.body).toMatchObject({
      code: 501,
      msg: 'Playground task failed.',
      data: { state: 'fail', failCode: '400', resultJson: null, creditsConsumed: 0 },
    });
  });

  it('is signed over the id and the time', async () => {
    const { data } = await run();
    const headers = receiver.received[0]?.headers;
    const timestamp = String(headers?.['x-webhook-timestamp']);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    const expected = createHmac('sha256', HMAC_KEY).update(`${data.taskId}.${timestamp}`);
    expect(headers?.['x-webhook-signature']).toBe(expected.digest('base64'));
  });

  it('is not signed without a key', async () => {
    await client.kie.close();
    client = await startClient();
    await run();
    expect(receiver.received[0]?.headers).not.toHaveProperty('x-webhook-signature');
  });

  it('does not come when none was asked for', async () => {
    await client.run(IMAGEN, INPUT);
    expect(client.control.callbacks()).toEqual([]);
  });

  it('is sent three times more to somebody who refuses it, and then given up', async () => {
    receiver.answerWith(503);
    await run();
    expect(client.control.callbacks().map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 503],
      [3, 503],
      [4, 503],
    ]);
  });

  it('is sent again when no answer comes in time', async () => {
    let calls = 0;
    const slow = await startReceiver(() => {
      calls++;
      if (calls === 2) slow.answerWith(200);
    });
    slow.answerWith(null);
    client.control.set({ callbackTimeoutMs: 100 });
    const { data } = await client.run(IMAGEN, INPUT, slow.url);
    const attempts = client.control.callbacks().map(({ status }) => status);
    expect(attempts[0]).toBeNull();
    expect(slow.received.every(({ body }) => body.data.taskId === data.taskId)).toBe(true);
    expect(calls).toBeGreaterThan(1);
    await slow.close();
  });
});

describe('a callback that goes wrong', () => {
  const fault = (kind: Parameters<typeof client.control.fault>[0]['kind'], more = {}) =>
    client.control.fault({ kind, times: 1, ...more });
  const ids = () => receiver.received.map(({ body }) => body.data.taskId);

  it('is lost', async () => {
    fault('callback-lost');
    expect((await run()).data.state).toBe('success');
    expect(receiver.received).toEqual([]);
  });

  it.each([2, 3, 4])('comes %i times', async (copies) => {
    fault('callback-copies', { copies });
    const { data } = await run();
    expect(ids()).toEqual(Array(copies).fill(data.taskId));
  });

  it('comes late', async () => {
    fault('callback-late', { ms: 300 });
    await run();
    const [sent] = client.control.callbacks();
    const finishedAtMs = client.control.tasks()[0]?.finishedAtMs ?? 0;
    expect((sent?.atMs ?? 0) - finishedAtMs).toBeGreaterThanOrEqual(290);
  });

  it('comes before the answer to createTask', async () => {
    fault('callback-first');
    const order: string[] = [];
    const early = await startReceiver(() => order.push('callback'));
    const { data } = await client.create(IMAGEN, INPUT, early.url);
    order.push('answer');
    expect(order).toEqual(['callback', 'answer']);
    expect(early.received[0]?.body.data.taskId).toBe(data.taskId);
    await early.close();
  });

  it('names another task', async () => {
    fault('callback-wrong-id');
    const { data } = await run();
    expect(ids()[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(ids()).not.toContain(data.taskId);
  });

  it('names no task', async () => {
    fault('callback-without-id');
    await run();
    expect(receiver.received[0]?.body.data).not.toHaveProperty('taskId');
  });

  it('is not signed, or with another key', async () => {
    fault('callback-unsigned');
    await run();
    fault('callback-bad-signature');
    const { data } = await run();
    const [unsigned, badly] = receiver.received.map(({ headers }) => headers);
    expect(unsigned).not.toHaveProperty('x-webhook-signature');
    const timestamp = badly?.['x-webhook-timestamp'];
    const good = createHmac('sha256', HMAC_KEY).update(`${data.taskId}.${timestamp}`);
    expect(badly?.['x-webhook-signature']).not.toBe(good.digest('base64'));
  });

  it('is followed by one that says the opposite', async () => {
    fault('callback-fail-after');
    const { data } = await run();
    expect(receiver.received.map(({ body }) => body.code)).toEqual([200, 501]);
    expect(data.state).toBe('success');
  });
});
