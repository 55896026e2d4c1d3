import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { leaseOf, lockHolders } from './leader-state.ts';
import { rows, Services } from './service-on-database.ts';

let services: Services;
beforeEach(async () => {
  services = new Services(await freshDatabase());
});
afterEach(() => services.dispose());

async function startPair(): Promise<{ active: ServiceProcess; passive: ServiceProcess }> {
  const active = await services.startActive();
  const passive = services.start();
  await passive.health(({ mode, status }) => mode === 'PASSIVE' && status === 'ok');
  return { active, passive };
}

function instanceOf(service: ServiceProcess): unknown {
  return service.lines()[0]?.['instance'];
}

async function post(service: ServiceProcess, updateId: number): Promise<number> {
  const { path, headers } = services.webhook();
  const response = await fetch(`${await service.url()}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers as Record<string, string>) },
    body: JSON.stringify({ update_id: updateId }),
  });
  return response.status;
}

describe('two instances', () => {
  it('are one ACTIVE and one PASSIVE, and both store updates', async () => {
    const { active, passive } = await startPair();
    expect(await active.health()).toMatchObject({ mode: 'ACTIVE', lock: { held: true, epoch: 1 } });
    expect((await passive.health()).lock).toEqual({ held: false });
    expect(await lockHolders(services.database)).toHaveLength(1);
    expect(await leaseOf(services.database)).toEqual({
      epoch: 1,
      holder: instanceOf(active),
      live: true,
    });
    expect(await Promise.all([post(active, 1), post(passive, 2), post(passive, 1)])).toEqual([
      200, 200, 200,
    ]);
    expect((await passive.health()).queue.depth).toBe(2);
  });

  it('that start at the same moment do not both lead', async () => {
    const both = [services.start(), services.start()];
    const ready = await Promise.all(
      both.map((each) => each.health(({ mode }) => mode === 'ACTIVE' || mode === 'PASSIVE')),
    );
    expect(ready.map(({ mode }) => mode).sort()).toEqual(['ACTIVE', 'PASSIVE']);
    expect(await lockHolders(services.database)).toHaveLength(1);
  });
});

describe('a leader that is gone', () => {
  it('after kill -9 is followed by the other, in the next epoch', async () => {
    const { active, passive } = await startPair();
    active.kill('SIGKILL');
    await active.exited;
    const health = await passive.health(({ mode }) => mode === 'ACTIVE');
    expect(health.lock).toMatchObject({ held: true, epoch: 2 });
    expect(await leaseOf(services.database)).toEqual({
      epoch: 2,
      holder: instanceOf(passive),
      live: true,
    });
  });

  it('after SIGTERM has ended its lease and freed the lock', async () => {
    const { active, passive } = await startPair();
    active.kill('SIGTERM');
    expect(await active.exited).toEqual({ code: 0, signal: null });
    await passive.health(({ mode }) => mode === 'ACTIVE');
    expect(await leaseOf(services.database)).toEqual({
      epoch: 2,
      holder: instanceOf(passive),
      live: true,
    });
    passive.kill('SIGTERM');
    expect(await passive.exited).toEqual({ code: 0, signal: null });
    expect(await leaseOf(services.database)).toMatchObject({ epoch: 2, live: false });
    expect(await lockHolders(services.database)).toEqual([]);
  });

  it('when it was frozen and lost its connection, does not lead on when it wakes', async () => {
    const { active, passive } = await startPair();
    active.kill('SIGSTOP');
    const [holder] = await lockHolders(services.database);
    await rows('SELECT pg_terminate_backend($1::int)', [holder]);
    await passive.health(({ mode }) => mode === 'ACTIVE');
    active.kill('SIGCONT');
    await active.said('leader lock lost: connection broken');
    expect((await active.health(({ mode }) => mode === 'PASSIVE')).lock).toEqual({ held: false });
    expect((await passive.health()).lock).toMatchObject({ held: true, epoch: 2 });
    expect(await lockHolders(services.database)).toHaveLength(1);
  });

  it('when only its connection broke, leads again in a new epoch', async () => {
    const active = await services.startActive();
    const [holder] = await lockHolders(services.database);
    await rows('SELECT pg_terminate_backend($1::int)', [holder]);
    await active.said('leader lock lost: connection broken');
    const { lock } = await active.health(({ mode }) => mode === 'ACTIVE');
    expect(lock.epoch).toBe(2);
    const metrics = await fetch(`${await active.url()}/metrics`);
    expect(await metrics.text()).toContain('forbidden_patterns_total{pattern="lock-lost"} 1\n');
  });
});
