import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeHealth } from '../../src/core/describe-health.ts';
import {
  type DatabaseFacts,
  type LeadershipFacts,
  modeOf,
  type ServiceFacts,
} from '../../src/core/health.ts';
import { describeReadiness, judgeHealth } from '../../src/core/health-reasons.ts';
import type { VendorErrorKind } from '../../src/core/vendor-facts.ts';

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
const LEADERLESS_MS = 60_000;
const at = (iso: string): number => Date.parse(iso);

const LEADING: ServiceFacts = {
  nowMs: NOW_MS,
  startedAtMs: NOW_MS - 2_500,
  stopping: false,
  migrationsAtHead: true,
  leadership: {
    held: true,
    epoch: 3,
    renewedAtMs: NOW_MS - 1_500,
    sinceMs: NOW_MS - 2_000,
    leaderSeenAtMs: NOW_MS,
  },
  database: {
    connected: true,
    latencyMs: 0.123456,
    waitingUpdates: 4,
    oldestUpdateSeconds: 0.25,
    ledgerAddsUp: true,
    releases: {
      current: { version: '1.2.3', commit: 'abc', sinceMs: at('2026-01-02T03:00:00Z') },
      previous: { version: '1.2.2', commit: 'aaa', sinceMs: at('2026-01-01T00:00:00Z') },
    },
  },
  vendor: {
    succeededAtMs: NOW_MS - 12_000,
    lastError: { kind: 'throttled', atMs: NOW_MS - 60_000 },
    credits: 5916.25,
  },
  receivedTotal: 9,
  version: '1.2.3',
  commit: 'abc',
  contract: 'def',
  leaderlessMs: LEADERLESS_MS,
};

const AWAY: DatabaseFacts = {
  connected: false,
  latencyMs: null,
  waitingUpdates: 0,
  oldestUpdateSeconds: null,
  ledgerAddsUp: null,
  releases: null,
};

const NOT_HELD: LeadershipFacts = {
  held: false,
  epoch: null,
  renewedAtMs: null,
  sinceMs: null,
  leaderSeenAtMs: NOW_MS,
};

const FOLLOWING: ServiceFacts = {
  ...LEADING,
  leadership: NOT_HELD,
  vendor: { succeededAtMs: null, lastError: null, credits: null },
};

const seen = (agoMs: number): ServiceFacts => ({
  ...FOLLOWING,
  leadership: { ...NOT_HELD, leaderSeenAtMs: NOW_MS - agoMs },
});

const waiting = (seconds: number): ServiceFacts => ({
  ...LEADING,
  database: { ...LEADING.database, oldestUpdateSeconds: seconds },
});

const vendorSaid = (kind: VendorErrorKind, agoMs: number): ServiceFacts => ({
  ...LEADING,
  vendor: { ...LEADING.vendor, lastError: { kind, atMs: NOW_MS - agoMs } },
});

const unlooked: ServiceFacts = {
  ...FOLLOWING,
  leadership: { ...NOT_HELD, leaderSeenAtMs: null },
};

/** Facts, and what follows: mode, status, whether it is ready, codes of the reasons. */
type Row = readonly [string, ServiceFacts, string, string, 'ready' | 'not ready', string];

describe('mode, status and readiness', () => {
  it.each<Row>([
    ['a leader', LEADING, 'ACTIVE', 'ok', 'ready', ''],
    ['a follower of a live leader', FOLLOWING, 'PASSIVE', 'ok', 'ready', ''],
    ['a group that just lost its leader', seen(LEADERLESS_MS), 'PASSIVE', 'ok', 'ready', ''],
    [
      'a group without a leader for long',
      seen(LEADERLESS_MS + 1),
      ...(['PASSIVE', 'degraded', 'ready', 'no-leader'] as const),
    ],
    ['a newcomer', unlooked, 'STARTING', 'degraded', 'not ready', 'starting'],
    [
      'a newcomer whose database is not ready',
      { ...unlooked, migrationsAtHead: false },
      ...(['STARTING', 'degraded', 'not ready', 'migrations-pending'] as const),
    ],
    [
      'one that stops',
      { ...LEADING, stopping: true },
      ...(['STOPPING', 'degraded', 'not ready', 'stopping'] as const),
    ],
    [
      'one without a database',
      { ...LEADING, database: AWAY },
      ...(['ACTIVE', 'failing', 'not ready', 'database-away'] as const),
    ],
    [
      'one whose ledger does not add up',
      { ...LEADING, database: { ...LEADING.database, ledgerAddsUp: false } },
      ...(['ACTIVE', 'failing', 'ready', 'ledger-unbalanced'] as const),
    ],
    ['one whose oldest update is slow', waiting(60), 'ACTIVE', 'ok', 'ready', ''],
    [
      'one whose oldest update is stuck',
      waiting(60.1),
      ...(['ACTIVE', 'degraded', 'ready', 'updates-stuck'] as const),
    ],
    ['a vendor that was busy', vendorSaid('throttled', 0), 'ACTIVE', 'ok', 'ready', ''],
    [
      'an empty account with the vendor',
      vendorSaid('out-of-credits', 0),
      ...(['ACTIVE', 'degraded', 'ready', 'vendor-out-of-credits'] as const),
    ],
    [
      'a key that the vendor refuses',
      vendorSaid('bad-key', 0),
      ...(['ACTIVE', 'degraded', 'ready', 'vendor-refuses-key'] as const),
    ],
    [
      'a vendor that has taken something since',
      vendorSaid('bad-key', 12_001),
      ...(['ACTIVE', 'ok', 'ready', ''] as const),
    ],
    [
      'several faults, the gravest first',
      { ...seen(LEADERLESS_MS + 1), database: { ...AWAY, ledgerAddsUp: false } },
      ...([
        'PASSIVE',
        'failing',
        'not ready',
        'database-away ledger-unbalanced no-leader',
      ] as const),
    ],
  ])('of %s', (_case, facts, mode, status, ready, codes) => {
    expect(modeOf(facts)).toBe(mode);
    const judged = judgeHealth(facts);
    expect(judged.status).toBe(status);
    expect(judged.reasons.map(({ code }) => code).join(' ')).toBe(codes);
    const readiness = describeReadiness(facts);
    expect(readiness).toMatchObject({ ready: ready === 'ready', mode });
    expect(readiness.ready).toBe(readiness.reasons.length === 0);
  });

  it('names for readiness only what keeps updates from being stored', () => {
    const facts = { ...seen(LEADERLESS_MS + 1), database: { ...AWAY, ledgerAddsUp: false } };
    const { reasons } = describeReadiness(facts);
    expect(reasons.map(({ code }) => code)).toEqual(['database-away']);
  });
});

describe('the answer', () => {
  it('says what is known, in the units of the names', () => {
    expect(describeHealth(LEADING)).toEqual({
      status: 'ok',
      reasons: [],
      mode: 'ACTIVE',
      uptime_seconds: 2,
      version: '1.2.3',
      commit: 'abc',
      contract: 'def',
      database: { connected: true, migrations_at_head: true, latency_ms: 0.123 },
      lock: { held: true, epoch: 3, lease_age_seconds: 1.5 },
      queue: { depth: 4, oldest_seconds: 0.25, received_total: 9 },
      money: { adds_up: true },
      vendor: {
        last_success_seconds: 12,
        last_error: { kind: 'throttled', seconds: 60 },
        credits: 5916.25,
      },
      deploy: {
        started_at: '2026-01-02T03:04:02.500Z',
        leading_since: '2026-01-02T03:04:03.000Z',
        current: { version: '1.2.3', commit: 'abc', since: '2026-01-02T03:00:00.000Z' },
        previous: { version: '1.2.2', commit: 'aaa', since: '2026-01-01T00:00:00.000Z' },
      },
    });
  });

  it('leaves out what is not known', () => {
    const { database, lock, queue, money, vendor, deploy } = describeHealth({
      ...FOLLOWING,
      database: AWAY,
    });
    expect(database).toEqual({ connected: false, migrations_at_head: true });
    expect(lock).toEqual({ held: false });
    expect(queue).toEqual({ depth: 0, received_total: 9 });
    expect(money).toEqual({});
    expect(vendor).toEqual({});
    expect(deploy).toEqual({ started_at: '2026-01-02T03:04:02.500Z' });
  });

  it('has no negative age, also when the clock was set back', () => {
    const clock = fc.integer({ min: 0, max: 2 * NOW_MS });
    fc.assert(
      fc.property(clock, (nowMs) => {
        const { uptime_seconds, lock, vendor } = describeHealth({ ...LEADING, nowMs });
        expect(uptime_seconds).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(uptime_seconds)).toBe(true);
        expect(lock.lease_age_seconds).toBeGreaterThanOrEqual(0);
        expect(vendor.last_success_seconds).toBeGreaterThanOrEqual(0);
        expect(vendor.last_error?.seconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
