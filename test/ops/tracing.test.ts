import { describe, expect, it } from 'vitest';
import { loadEnv } from '../../generated/env.ts';
import type { Tracing } from '../../src/core/tracing.ts';
import { openTracing } from '../../src/ops/open-tracing.ts';
import { startFakeCollector } from '../sandbox/fake-collector.ts';
import { freePort } from '../sandbox/free-port.ts';
import { serviceEnv } from '../sandbox/service-env.ts';

function open(env: Record<string, string> = {}, onFault = (_said: string): void => undefined) {
  const all = { ...serviceEnv('postgres://nobody@127.0.0.1:1/none', 0), ...env };
  return openTracing(loadEnv(all), 'instance', onFault);
}

const work = async (): Promise<string> => 'done';

/** What becomes of work is the same, whether it is traced or not. */
async function expectTransparent({ receive, follow, call }: Tracing): Promise<void> {
  const fault = new RangeError('its own');
  const fails = async (): Promise<never> => {
    throw fault;
  };
  expect(await receive(1, async () => true)).toBe(true);
  expect(await follow(1, 'step', {}, work)).toBe('done');
  expect(await call('step', {}, work)).toBe('done');
  await expect(receive(1, fails)).rejects.toBe(fault);
  await expect(follow(1, 'step', {}, fails)).rejects.toBe(fault);
  await expect(follow(1, 'step', {}, () => call('inner', {}, fails))).rejects.toBe(fault);
}

describe('without a collector', () => {
  it('work is done as ever, and its lines can be connected', async () => {
    const { tracing } = await open();
    await expectTransparent(tracing);
    const seen: (string | null)[] = [tracing.traceId()];
    const look = async () => void seen.push(tracing.traceId());
    await tracing.follow(7, 'handle update', {}, look);
    await tracing.follow(7, 'deliver-result', {}, () => tracing.call('inner', {}, look));
    await tracing.follow(8, 'handle update', {}, look);
    expect(seen[0]).toBeNull();
    expect(seen[1]).toMatch(/^[0-9a-f]{32}$/);
    expect(seen[2]).toBe(seen[1]);
    expect(seen[3]).not.toBe(seen[1]);
  });

  it('two bots do not share a trace', async () => {
    const ids = new Set<string | null>();
    for (const bot of [`1001:${'a'.repeat(35)}`, `1002:${'a'.repeat(35)}`]) {
      const { tracing } = await open({ TELEGRAM_BOT_TOKEN: bot });
      await tracing.follow(7, 'handle update', {}, async () => void ids.add(tracing.traceId()));
    }
    expect(ids.size).toBe(2);
  });
});

describe('with a collector', () => {
  it('what failed says so, without the words of the error', async () => {
    const collector = await startFakeCollector();
    const { tracing, stop } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
    await expectTransparent(tracing);
    await stop();
    await collector.stop();
    const failed = collector.spans.filter(({ hasFailed }) => hasFailed);
    expect(failed.map(({ name }) => name)).toEqual(['step', 'inner', 'step']);
    expect(failed[0]?.facts).toMatchObject({ 'error.type': 'RangeError' });
    expect(collector.bodies.join()).not.toContain('its own');
    const receipts = collector.spans.filter(({ name }) => name === 'receive update');
    expect(receipts, 'one that was not stored is none').toHaveLength(1);
  });

  it('an update that was stored before does not begin its trace again', async () => {
    const collector = await startFakeCollector();
    const { tracing, stop } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    await tracing.receive(7, async () => true);
    expect(await tracing.receive(7, async () => false)).toBe(false);
    await stop();
    await collector.stop();
    expect(collector.spans).toHaveLength(1);
  });

  it('that is away, work goes on, the operator is told, and a stop ends', async () => {
    const said: string[] = [];
    const away = { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}` };
    const { tracing, stop } = await open(away, (words) => void said.push(words));
    await expectTransparent(tracing);
    await stop();
    expect(said.join()).toContain('ECONNREFUSED');
  });
});
