import type { Health } from '../../generated/routes.ts';
import type { ReleaseFacts } from './release.ts';
import type { VendorFacts } from './vendor-facts.ts';

export type Mode = Health['mode'];

/** What the instance knows about its part in the group. */
export interface LeadershipFacts {
  readonly held: boolean;
  /** Of this instance's lease; null while it holds none. */
  readonly epoch: number | null;
  readonly renewedAtMs: number | null;
  /** When the present term of this instance began; null while it does not lead. */
  readonly sinceMs: number | null;
  /** When a live leader, this one or another, was last seen; null before the first look. */
  readonly leaderSeenAtMs: number | null;
}

/** Of an instance that does not contend yet. */
export const NOT_LEADING: LeadershipFacts = {
  held: false,
  epoch: null,
  renewedAtMs: null,
  sinceMs: null,
  leaderSeenAtMs: null,
};

export interface DatabaseFacts {
  readonly connected: boolean;
  readonly latencyMs: number | null;
  readonly waitingUpdates: number;
  /** Null when none waits, or when that is not known. */
  readonly oldestUpdateSeconds: number | null;
  /** The balances of all accounts give zero together; null when that is not known. */
  readonly ledgerAddsUp: boolean | null;
  /** Null when that is not known. */
  readonly releases: ReleaseFacts | null;
}

export interface ServiceFacts {
  readonly nowMs: number;
  readonly startedAtMs: number;
  readonly stopping: boolean;
  readonly migrationsAtHead: boolean;
  readonly leadership: LeadershipFacts;
  readonly database: DatabaseFacts;
  readonly vendor: VendorFacts;
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
