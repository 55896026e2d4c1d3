import type { InstanceRow, OpsFacts, OpsReadings } from '../../../src/core/ops/ops-facts.ts';

export const NOW_MS = 1_700_000_000_000;

const NO_STATS = {
  newUsers: 0,
  orderingUsers: 0,
  orders: 0,
  deliveredOrders: 0,
  lostOrders: 0,
  paidInKopecks: 0n,
  revenueKopecks: 0n,
  vendorCostKopecks: 0n,
  models: [],
};

/** An instance that leads and was heard of a second ago, except for what is said. */
export function instanceOf(differs: Partial<InstanceRow> = {}): InstanceRow {
  return {
    name: 'bot-a',
    version: '1.0.0',
    commit: 'abcdef0123456789',
    mode: 'ACTIVE',
    epoch: 3,
    leaseAgeMs: 2_000,
    startedAtMs: NOW_MS - 3_600_000,
    modeSinceMs: NOW_MS - 600_000,
    silentMs: 1_000,
    report: { acks: [], patterns: {}, credits: 50_000 },
    ...differs,
  };
}

/** A service that is well, except for what is said. */
export function factsOf(
  differs: Partial<OpsReadings> = {},
  others: Partial<OpsFacts> = {},
): OpsFacts {
  return {
    nowMs: NOW_MS,
    instance: 'bot-a',
    mode: 'ACTIVE',
    migrationsAtHead: true,
    passiveMode: 'REJECT',
    leaderlessMs: 60_000,
    readings: {
      latencyMs: 1,
      instances: [instanceOf()],
      lease: { holder: 'bot-a', epoch: 3, isLive: true, ageMs: 2_000, overMs: -13_000 },
      terms: [
        {
          epoch: 3,
          instance: 'bot-a',
          version: '1.0.0',
          commit: 'abcdef01',
          beganAtMs: NOW_MS - 600_000,
        },
      ],
      waiting: {
        ...{ updates: 0, oldestUpdateMs: null, calls: 0, oldestCallMs: null },
        ...{ jobs: 0, givenUpJobs: 0 },
      },
      orderStates: [],
      failures: [],
      lastErrors: [],
      vendorUse: { now: 0, peak: 0, lastAcceptedAtMs: NOW_MS - 60_000 },
      incidents: [],
      history: {
        queue: [],
        answerTimes: [],
        money: {
          totalKopecks: 0n,
          availableKopecks: 500n,
          heldKopecks: 0n,
          periods: [{ days: 1, stats: NO_STATS }],
        },
      },
      ...differs,
    },
    ...others,
  };
}
