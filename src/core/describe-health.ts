import type { Health } from '../../generated/routes.ts';
import { modeOf, type ServiceFacts } from './health.ts';
import { judgeHealth } from './health-reasons.ts';
import type { LedRelease } from './release.ts';

/** The answer of /health. Ages and durations are numbers, in the unit of their name. */
export function describeHealth(facts: ServiceFacts): Health {
  const { database, leadership } = facts;
  return {
    ...judgeHealth(facts),
    mode: modeOf(facts),
    uptime_seconds: Math.max(0, Math.floor((facts.nowMs - facts.startedAtMs) / 1000)),
    version: facts.version,
    commit: facts.commit,
    contract: facts.contract,
    database: {
      connected: database.connected,
      migrations_at_head: facts.migrationsAtHead,
      ...(database.latencyMs === null ? {} : { latency_ms: round(database.latencyMs) }),
    },
    lock: {
      held: leadership.held,
      ...(leadership.epoch === null ? {} : { epoch: leadership.epoch }),
      ...(leadership.renewedAtMs === null
        ? {}
        : { lease_age_seconds: secondsSince(facts.nowMs, leadership.renewedAtMs) }),
    },
    queue: {
      depth: database.waitingUpdates,
      ...(database.oldestUpdateSeconds === null
        ? {}
        : { oldest_seconds: round(database.oldestUpdateSeconds) }),
      received_total: facts.receivedTotal,
    },
    money: database.ledgerAddsUp === null ? {} : { adds_up: database.ledgerAddsUp },
    vendor: describeVendor(facts),
    deploy: describeDeploy(facts),
  };
}

function describeVendor({ nowMs, vendor }: ServiceFacts): Health['vendor'] {
  const { succeededAtMs, lastError, credits } = vendor;
  return {
    ...(succeededAtMs === null ? {} : { last_success_seconds: secondsSince(nowMs, succeededAtMs) }),
    ...(lastError === null
      ? {}
      : { last_error: { kind: lastError.kind, seconds: secondsSince(nowMs, lastError.atMs) } }),
    ...(credits === null ? {} : { credits }),
  };
}

function describeDeploy(facts: ServiceFacts): Health['deploy'] {
  const { current = null, previous = null } = facts.database.releases ?? {};
  const { sinceMs } = facts.leadership;
  return {
    started_at: new Date(facts.startedAtMs).toISOString(),
    ...(sinceMs === null ? {} : { leading_since: new Date(sinceMs).toISOString() }),
    ...(current === null ? {} : { current: describeRelease(current) }),
    ...(previous === null ? {} : { previous: describeRelease(previous) }),
  };
}

function describeRelease({ version, commit, sinceMs }: LedRelease) {
  return { version, commit, since: new Date(sinceMs).toISOString() };
}

/** An age. Never negative, also when the clock was set back. */
function secondsSince(nowMs: number, thenMs: number): number {
  return round(Math.max(0, nowMs - thenMs) / 1000);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
