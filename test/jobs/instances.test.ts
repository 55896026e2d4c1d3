import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaderLock } from '../../generated/database.ts';
import { InboxWriter } from '../../src/db/inbox-writer.ts';
import { until } from '../sandbox/until.ts';
import { type Effect, QueueProcesses } from './queue-processes.ts';

let processes: QueueProcesses;
beforeEach(async () => {
  processes = await QueueProcesses.onFreshDatabase();
});
afterEach(() => processes.dispose());

function store(id: number, lane: string, payload = '{}'): Promise<boolean> {
  return new InboxWriter(processes.pool).store(id, lane, payload);
}

/** Ids of each lane in the order in which they took effect. */
function byLane(effects: readonly Effect[]): number[][] {
  const lanes = Map.groupBy(effects, ({ lane }) => lane);
  return [...lanes.values()].map((each) => each.map(({ id }) => id));
}

function expectInOrder(effects: readonly Effect[]): void {
  for (const ids of byLane(effects)) expect(ids).toEqual(ids.toSorted((a, b) => a - b));
}

const lockPid = async (): Promise<number> => {
  const { rows } = await processes.pool.query(
    `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND classid = ($1::bigint & 4294967295)::oid AND objid = ($2::bigint & 4294967295)::oid
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [...leaderLock.key],
  );
  return rows[0]?.pid;
};

describe('updates', () => {
  it('are handled once and in the order of their lane, whoever leads', async () => {
    const writer = new InboxWriter(processes.pool);
    const ids = Array.from({ length: 400 }, (_, at) => at + 1);
    await Promise.all(ids.map((id) => writer.store(id, `chat:${id % 20}`, '{}')));
    await processes.startLeader();
    await processes.startLeader();
    const effects = await processes.untilEffects(ids.length);
    expect(new Set(effects.map(({ id }) => id))).toEqual(new Set(ids));
    expectInOrder(effects);
  });

  it('C3 survive leaders that are killed again and again: none lost, none twice', async () => {
    const writer = new InboxWriter(processes.pool);
    const total = 600;
    const alive = new Map([0, 1].map(() => processes.start()).map((each) => [each.name, each]));
    let stored = 0;
    for (let round = 0; round < 5; round++) {
      const ids = Array.from({ length: total / 5 }, () => ++stored);
      await Promise.all(ids.map((id) => writer.store(id, `chat:${id % 13}`, '{}')));
      // In the middle of the work, wherever that is.
      await processes.untilEffects(stored - 60);
      const leader = await until(
        'somebody that lives leads',
        async () => alive.get((await processes.holder()) ?? '') ?? null,
      );
      leader.kill('SIGKILL');
      await leader.exited;
      alive.delete(leader.name);
      const next = processes.start();
      alive.set(next.name, next);
    }
    const effects = await processes.untilEffects(total);
    expect(effects.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
      Array.from({ length: total }, (_, at) => at + 1),
    );
    expectInOrder(effects);
    expect(new Set(effects.map(({ epoch }) => epoch)).size).toBeGreaterThan(1);
  });

  it('that are stored while nobody works are found by the next leader', async () => {
    await processes.pool.query(
      "INSERT INTO inbox (update_id, lane, payload) VALUES (1, 'chat:1', '{}')",
    );
    await processes.startLeader();
    expect(await processes.untilEffects(1)).toEqual([{ id: 1, lane: 'chat:1', epoch: 1 }]);
  });
});

describe('work under way', () => {
  it.each([
    ['C12 when the leader is told to end', 'SIGTERM'],
    ['B4 when a newcomer asks for room', 'newcomer'],
  ])('is finished before the hand-over %s', async (_case, how) => {
    const old = await processes.startLeader();
    const open = await processes.closeGate();
    await store(1, 'chat:1', 'wait');
    await store(2, 'chat:1');
    await old.said('holding');
    const next = processes.start();
    if (how === 'SIGTERM') old.kill('SIGTERM');
    await old.said('Runner stopping');
    // It leads until it is done with what it has; what comes meanwhile is for the next one.
    expect(await processes.holder()).toBe(old.name);
    await open();
    await store(3, 'chat:1');
    expect(await processes.untilEffects(3)).toEqual([
      { id: 1, lane: 'chat:1', epoch: 1 },
      { id: 2, lane: 'chat:1', epoch: 2 },
      { id: 3, lane: 'chat:1', epoch: 2 },
    ]);
    expect(await processes.holder()).toBe(next.name);
  });

  it('B5 of a leader that froze is done again by the next, and not by the one that wakes', async () => {
    const old = await processes.startLeader();
    const open = await processes.closeGate();
    await store(1, 'chat:1', 'wait');
    await old.said('holding');
    old.kill('SIGSTOP');
    await processes.pool.query('UPDATE leader SET expires_at = clock_timestamp()');
    const next = processes.start();
    await next.said('session of a frozen leader ended');
    await open();
    expect(await processes.untilEffects(1)).toEqual([{ id: 1, lane: 'chat:1', epoch: 2 }]);
    old.kill('SIGCONT');
    await old.said('leader lock lost: connection broken');
    await until('its work has come to nothing', () =>
      old.lines().some(({ msg }) => /^job (left to|failed)/.test(msg)) ? true : null,
    );
    await store(2, 'chat:1');
    expect((await processes.untilEffects(2)).map(({ epoch }) => epoch)).toEqual([2, 2]);
  });

  it('when the lock connection is lost, is committed before the next leader begins, or never', async () => {
    const old = await processes.startLeader();
    const open = await processes.closeGate();
    await store(1, 'chat:1', 'wait');
    await old.said('holding');
    await processes.pool.query('SELECT pg_terminate_backend($1::int)', [await lockPid()]);
    await old.said('leader lock lost: connection broken');
    await open();
    const effects = await processes.untilEffects(1);
    await store(2, 'chat:1');
    const [first, second] = await processes.untilEffects(2);
    expect(effects).toEqual([first]);
    expect(second?.epoch).toBe(2);
  });
});
