import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeHealth, modeOf, type ServiceFacts, statusOf } from '../../src/core/health.ts';

const NOW_MS = 1_000_000;
const LEADERLESS_MS = 60_000;

const LEADING: ServiceFacts = {
  nowMs: NOW_MS,
  startedAtMs: NOW_MS - 2_500,
  stopping: false,
  migrationsAtHead: true,
  leadership: { held: true, epoch: 3, renewedAtMs: NOW_MS - 1_500, leaderSeenAtMs: NOW_MS },
  database: { connected: true, latencyMs: 0.123456, waitingUpdates: 4, ledgerAddsUp: true },
  receivedTotal: 9,
  version: '1.2.3',
  commit: 'abc',
  contract: 'def',
  leaderlessMs: LEADERLESS_MS,
};

const FOLLOWING: ServiceFacts = {
  ...LEADING,
  leadership: { held: false, epoch: null, renewedAtMs: null, leaderSeenAtMs: NOW_MS },
};

const seen = (agoMs: number): ServiceFacts => ({
  ...FOLLOWING,
  leadership: { ...FOLLOWING.leadership, leaderSeenAtMs: NOW_MS - agoMs },
});

describe('mode and status', () => {
  it.each<[string, ServiceFacts, string, string]>([
    ['a leader', LEADING, 'ACTIVE', 'ok'],
    ['a follower of a live leader', FOLLOWING, 'PASSIVE', 'ok'],
    ['a group that just lost its leader', seen(LEADERLESS_MS), 'PASSIVE', 'ok'],
    ['a group without a leader for long', seen(LEADERLESS_MS + 1), 'PASSIVE', 'degraded'],
    [
      'a newcomer that has not looked yet',
      { ...FOLLOWING, leadership: { ...FOLLOWING.leadership, leaderSeenAtMs: null } },
      'STARTING',
      'degraded',
    ],
    [
      'a newcomer whose database is not ready',
      { ...FOLLOWING, migrationsAtHead: false },
      'STARTING',
      'degraded',
    ],
    ['one that stops', { ...LEADING, stopping: true }, 'STOPPING', 'degraded'],
    [
      'one without a database',
      {
        ...LEADING,
        database: { connected: false, latencyMs: null, waitingUpdates: 0, ledgerAddsUp: null },
      },
      'ACTIVE',
      'failing',
    ],
    [
      'one whose ledger does not add up',
      { ...LEADING, database: { ...LEADING.database, ledgerAddsUp: false } },
      'ACTIVE',
      'failing',
    ],
  ])('of %s', (_case, facts, mode, status) => {
    expect(modeOf(facts)).toBe(mode);
    expect(statusOf(facts)).toBe(status);
  });
});

describe('the answer', () => {
  it('says what is known, in the units of the names', () => {
    expect(describeHealth(LEADING)).toEqual({
      status: 'ok',
      mode: 'ACTIVE',
      uptime_seconds: 2,
      version: '1.2.3',
      commit: 'abc',
      contract: 'def',
      database: { connected: true, migrations_at_head: true, latency_ms: 0.123 },
      lock: { held: true, epoch: 3, lease_age_seconds: 1.5 },
      queue: { depth: 4, received_total: 9 },
      money: { adds_up: true },
    });
  });

  it('leaves out what is not known', () => {
    const { database, lock, money } = describeHealth({
      ...FOLLOWING,
      database: { connected: false, latencyMs: null, waitingUpdates: 0, ledgerAddsUp: null },
    });
    expect(database).toEqual({ connected: false, migrations_at_head: true });
    expect(lock).toEqual({ held: false });
    expect(money).toEqual({});
  });

  it('has no negative age, also when the clock was set back', () => {
    const clock = fc.integer({ min: 0, max: 2 * NOW_MS });
    fc.assert(
      fc.property(clock, (nowMs) => {
        const { uptime_seconds, lock } = describeHealth({ ...LEADING, nowMs });
        expect(uptime_seconds).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(uptime_seconds)).toBe(true);
        expect(lock.lease_age_seconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
