import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';
import { leaseOf, lockHolders } from './leader-state.ts';
import { rows, Services } from './service-on-database.ts';

let services: Services;
beforeEach(async () => {
  services = new Services(await freshDatabase());
});
afterEach(() => services.dispose());

/** As in a deploy: the newcomer leads, in epoch 2, and the one before it is still there. */
async function startPair(): Promise<{ old: ServiceProcess; newcomer: ServiceProcess }> {
  const old = await services.startActive();
  const newcomer = await services.startActive();
  await old.health(({ mode, status }) => mode === 'PASSIVE' && status === 'ok');
  return { old, newcomer };
}

function instanceOf(service: ServiceProcess): unknown {
  return service.lines()[0]?.['instance'];
}

function timesLeading(service: ServiceProcess): number {
  return service.lines().filter(({ msg }) => msg === 'leading').length;
}

async function expectLeader(service: ServiceProcess, epoch: number): Promise<void> {
  const health = await service.health(({ mode }) => mode === 'ACTIVE');
  expect(health.lock).toMatchObject({ held: true, epoch });
  expect(await leaseOf(services.database)).toEqual({
    epoch,
    holder: instanceOf(service),
    live: true,
  });
  expect(await lockHolders(services.database)).toHaveLength(1);
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

async function storedIds(): Promise<number[]> {
  const found = await rows<{ id: number }>(
    'SELECT update_id::int AS id FROM inbox ORDER BY id',
    [],
    services.database.url,
  );
  return found.map(({ id }) => id);
}

/** The lease as if its time were over. */
function endLease(): Promise<object[]> {
  return rows('UPDATE leader SET expires_at = clock_timestamp()', [], services.database.url);
}

describe('two instances', () => {
  it('B4 C1 C2 are one ACTIVE and one PASSIVE, and both store updates', async () => {
    const { old, newcomer } = await startPair();
    await expectLeader(newcomer, 2);
    expect((await old.health()).lock).toEqual({ held: false });
    expect(await Promise.all([post(old, 1), post(newcomer, 2), post(old, 2)])).toEqual([
      200, 200, 200,
    ]);
    expect(await storedIds()).toEqual([1, 2]);
  });

  it('B1 that start at the same moment do not both lead', async () => {
    const both = [services.start(), services.start()];
    await Promise.all(
      both.map((each) => each.health(({ mode }) => mode === 'ACTIVE' || mode === 'PASSIVE')),
    );
    await until('one leads and the other does not', async () => {
      const modes = await Promise.all(both.map(async (each) => (await each.health()).mode));
      return modes.sort().join() === 'ACTIVE,PASSIVE' ? true : null;
    });
    // The second one may just have asked the first for room: between the two nobody holds it.
    await until('exactly one holds the lock', async () =>
      (await lockHolders(services.database)).length === 1 ? true : null,
    );
  });

  it('B2 that both stay do not take the lock from each other', async () => {
    const { old, newcomer } = await startPair();
    const renewedAt = async () =>
      (await rows('SELECT renewed_at::text AS at FROM leader', [], services.database.url))[0];
    const before = await renewedAt();
    await until('the lease is renewed', async () => {
      const after = await renewedAt();
      return JSON.stringify(after) === JSON.stringify(before) ? null : true;
    });
    await expectLeader(newcomer, 2);
    expect([timesLeading(old), timesLeading(newcomer)]).toEqual([1, 1]);
  });
});

describe('a hand-over', () => {
  it('C2 C7 follows each newcomer, with updates stored all the time', async () => {
    const first = await services.startActive();
    let id = 0;
    let isOver = false;
    const statuses = new Set<number>();
    const posting = (async () => {
      while (!isOver) statuses.add(await post(first, ++id));
    })();
    const second = await services.startActive();
    const third = await services.startActive();
    isOver = true;
    await posting;
    await expectLeader(third, 3);
    expect([first, second, third].map(timesLeading)).toEqual([1, 1, 1]);
    expect(statuses).toEqual(new Set([200]));
    expect(await storedIds()).toEqual(Array.from({ length: id }, (_, at) => at + 1));
  });

  it('back to the old one happens when the newcomer is gone', async () => {
    const { old, newcomer } = await startPair();
    newcomer.kill('SIGTERM');
    expect(await newcomer.exited).toEqual({ code: 0, signal: null });
    await expectLeader(old, 3);
  });
});

describe('a leader that is gone', () => {
  it('after kill -9 is followed by the other, in the next epoch', async () => {
    const { old, newcomer } = await startPair();
    newcomer.kill('SIGKILL');
    await newcomer.exited;
    await expectLeader(old, 3);
  });

  it('C12 after SIGTERM has ended its lease and freed the lock', async () => {
    const { old, newcomer } = await startPair();
    newcomer.kill('SIGTERM');
    expect(await newcomer.exited).toEqual({ code: 0, signal: null });
    await expectLeader(old, 3);
    old.kill('SIGTERM');
    expect(await old.exited).toEqual({ code: 0, signal: null });
    expect(await leaseOf(services.database)).toMatchObject({ epoch: 3, live: false });
    expect(await lockHolders(services.database)).toEqual([]);
  });

  it('B1 B2 B3 when it is frozen, keeps the lock until its lease is out, and not longer', async () => {
    const { old, newcomer } = await startPair();
    const holders = await lockHolders(services.database);
    newcomer.kill('SIGSTOP');
    await old.health(({ mode }) => mode === 'PASSIVE');
    expect(await lockHolders(services.database)).toEqual(holders);
    await endLease();
    await expectLeader(old, 3);
    const line = await old.said('session of a frozen leader ended');
    expect(line['ended']).toEqual(holders);
    newcomer.kill('SIGCONT');
    await newcomer.said('leader lock lost: connection broken');
    expect((await newcomer.health(({ mode }) => mode === 'PASSIVE')).lock).toEqual({ held: false });
    await expectLeader(old, 3);
    expect(timesLeading(newcomer)).toBe(1);
  });

  it('when only its connection broke, is followed by the other', async () => {
    const { old, newcomer } = await startPair();
    const [holder] = await lockHolders(services.database);
    await rows('SELECT pg_terminate_backend($1::int)', [holder]);
    await newcomer.said('leader lock lost: connection broken');
    await until('somebody leads in the next epoch', async () => {
      const lease = await leaseOf(services.database);
      return lease?.epoch === 3 && lease.live ? true : null;
    });
    expect(await lockHolders(services.database)).toHaveLength(1);
    expect(timesLeading(old) + timesLeading(newcomer)).toBe(3);
  });

  it('when only its connection broke and it is alone, leads again in a new epoch', async () => {
    const active = await services.startActive();
    const [holder] = await lockHolders(services.database);
    await rows('SELECT pg_terminate_backend($1::int)', [holder]);
    await active.said('leader lock lost: connection broken');
    const { lock } = await active.health(({ mode }) => mode === 'ACTIVE');
    expect(lock.epoch).toBe(2);
    const metrics = await fetch(`${await active.url()}/metrics`);
    expect(await metrics.text()).toMatch(
      /^forbidden_patterns_total\{pattern="lock-lost"\} [1-9]\d*$/m,
    );
  });
});
