import { afterEach, describe, expect, it, vi } from 'vitest';
import { BoundedClient } from '../../generator/smoke/bounded-client.ts';
import { Shortfall } from '../../generator/smoke/scenario.ts';
import { freePort } from '../sandbox/free-port.ts';
import { until } from '../sandbox/until.ts';
import { StubService } from './stub-service.ts';

let stub: StubService | null = null;
afterEach(async () => {
  await stub?.close();
  stub = null;
});

const limits = { requestsMax: 5, atOnceMax: 2, deadlineMs: 10_000 };

describe('traffic', () => {
  it('ends at the limit, before anything more is sent', async () => {
    stub = await StubService.start(() => ({ status: 200 }));
    const client = new BoundedClient(stub.url, limits);
    const asked = Array.from({ length: 8 }, () => client.request({ path: '/' }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => 'fulfilled'),
      ...Array.from({ length: 3 }, () => 'rejected'),
    ]);
    expect([stub.requests.length, client.sent]).toEqual([5, 5]);
    await expect(client.request({ path: '/' })).rejects.toThrow(
      'The limit of 5 requests is reached.',
    );
  });

  it('is never more at once than allowed', async () => {
    const held: (() => void)[] = [];
    stub = await StubService.start(async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return { status: 200 };
    });
    const client = new BoundedClient(stub.url, { ...limits, requestsMax: 8 });
    const asked = Array.from({ length: 8 }, () => client.request({ path: '/' }));
    for (let round = 0; round < 4; round++) {
      // Both places are taken. Whoever came with them came too early.
      await until('two requests wait', () => (held.length >= 2 ? true : null));
      for (const answer of held.splice(0)) answer();
    }
    await Promise.all(asked);
    expect(stub.atOnce).toBe(2);
  });

  it('waits for an answer only so long', async () => {
    stub = await StubService.start(() => null);
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    const client = new BoundedClient(stub.url, { ...limits, deadlineMs: 50 });
    const error = await client.request({ path: '/' }).catch((caught: unknown) => caught);
    expect(timeout.mock.calls).toEqual([[50]]);
    timeout.mockRestore();
    expect(error).toBeInstanceOf(Shortfall);
    expect((error as Shortfall).outcome).toMatchObject({
      reason: 'No answer within 50 ms.',
      request: { method: 'GET', url: `${stub.url}/` },
    });
  });

  it('is not led elsewhere', async () => {
    stub = await StubService.start(() => ({ status: 302, location: '/elsewhere' }));
    const answer = await new BoundedClient(`${stub.url}/`, limits).request({ path: '/health' });
    expect([answer.status, stub.requests.map(({ url }) => url)]).toEqual([302, ['/health']]);
  });

  it('to nobody says so', async () => {
    const client = new BoundedClient(`http://127.0.0.1:${await freePort()}`, limits);
    await expect(client.request({ path: '/' })).rejects.toMatchObject({
      outcome: {
        reason: 'The service did not answer.',
        seen: expect.stringContaining('ECONNREFUSED'),
      },
    });
  });
});
