import type { Health } from '../../generated/routes.ts';

export type Mode = Health['mode'];

/** What the instance knows about its part in the group. */
export interface LeadershipFacts {
  readonly held: boolean;
  /** Of this instance's lease; null while it holds none. */
  readonly epoch: number | null;
  readonly renewedAtMs: number | null;
  /** When a live leader, this one or another, was last seen; null before the first look. */
  readonly leaderSeenAtMs: number | null;
}

/** Of an instance that does not look at the leader lock yet. */
export const notContending: LeadershipFacts = {
  held: false,
  epoch: null,
  renewedAtMs: null,
  leaderSeenAtMs: null,
};

export interface DatabaseFacts {
  readonly connected: boolean;
  readonly latencyMs: number | null;
  readonly waitingUpdates: number;
  /** The balances of all accounts give zero together; null when that is not known. */
  readonly ledgerAddsUp: boolean | null;
}

export interface ServiceFacts {
  readonly nowMs: number;
  readonly startedAtMs: number;
  readonly stopping: boolean;
  readonly migrationsAtHead: boolean;
  readonly leadership: LeadershipFacts;
  readonly database: DatabaseFacts;
  readonly receivedTotal: number;
  readonly version: string;
  readonly commit: string;
  readonly contract: string;
  /** So long may a group be without a leader before that counts as a fault. */
  readonly leaderlessMs: number;
}

/** The mode that the instance is in, whatever it would like to be. */
export function modeOf(
  facts: Pick<ServiceFacts, 'stopping' | 'migrationsAtHead' | 'leadership'>,
): Mode {
  if (facts.stopping) return 'STOPPING';
  if (facts.leadership.held) return 'ACTIVE';
  const contending = facts.migrationsAtHead && facts.leadership.leaderSeenAtMs !== null;
  return contending ? 'PASSIVE' : 'STARTING';
}

/**
 * `failing`: nothing can be stored, or money is wrong. `degraded`: it lives, but something that it needs does not
 * answer, or is not there yet. `ok`: everything answers.
 */
export function statusOf(facts: ServiceFacts): Health['status'] {
  if (!facts.database.connected || facts.database.ledgerAddsUp === false) return 'failing';
  const mode = modeOf(facts);
  if (!facts.migrationsAtHead || mode === 'STARTING' || mode === 'STOPPING') return 'degraded';
  const seenAtMs = facts.leadership.leaderSeenAtMs ?? facts.startedAtMs;
  const leaderless = !facts.leadership.held && facts.nowMs - seenAtMs > facts.leaderlessMs;
  return leaderless ? 'degraded' : 'ok';
}

/** The answer of /health. Ages and durations are numbers, in the unit of their name. */
export function describeHealth(facts: ServiceFacts): Health {
  const { database, leadership } = facts;
  return {
    status: statusOf(facts),
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
        : { lease_age_seconds: round(Math.max(0, facts.nowMs - leadership.renewedAtMs) / 1000) }),
    },
    queue: { depth: database.waitingUpdates, received_total: facts.receivedTotal },
    money: database.ledgerAddsUp === null ? {} : { adds_up: database.ledgerAddsUp },
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
