import type { Health, Readiness } from '../../generated/routes.ts';
import { modeOf, type ServiceFacts } from './health.ts';
import { vendorBlockedBy } from './vendor-facts.ts';

export type HealthReason = Health['reasons'][number];

/** A fault, and what follows from it. */
interface Fault {
  readonly code: HealthReason['code'];
  readonly status: 'degraded' | 'failing';
  /** Updates that come here would not be stored: they are better sent to another instance. */
  readonly blocksReady: boolean;
  readonly message: string;
  readonly holds: (facts: ServiceFacts) => boolean;
}

/** Longer than a chat waits behind a slow turn, and as long as people do before they give up. */
const OLDEST_UPDATE_SECONDS_MAX = 60;

/** The gravest first. */
const FAULTS: readonly Fault[] = [
  {
    code: 'database-away',
    status: 'failing',
    blocksReady: true,
    message: 'The database does not answer: nothing can be stored. Look at PostgreSQL.',
    holds: ({ database }) => !database.connected,
  },
  {
    code: 'ledger-unbalanced',
    status: 'failing',
    blocksReady: false,
    message: 'The balances do not add up to zero. Stop payments and look into the log.',
    holds: ({ database }) => database.ledgerAddsUp === false,
  },
  {
    code: 'stopping',
    status: 'degraded',
    blocksReady: true,
    message: 'This instance stops and takes nothing new.',
    holds: ({ stopping }) => stopping,
  },
  {
    code: 'migrations-pending',
    status: 'degraded',
    blocksReady: true,
    message: 'Migrations have not run yet: the schema is not the one that this code needs.',
    holds: ({ migrationsAtHead }) => !migrationsAtHead,
  },
  {
    code: 'starting',
    status: 'degraded',
    blocksReady: true,
    message: 'This instance has not looked at the leader lock yet.',
    holds: (facts) => facts.migrationsAtHead && modeOf(facts) === 'STARTING',
  },
  {
    code: 'no-leader',
    status: 'degraded',
    blocksReady: false,
    message: 'No instance leads: updates are stored, and nobody works them off.',
    holds: isLeaderless,
  },
  {
    code: 'updates-stuck',
    status: 'degraded',
    blocksReady: false,
    message: `An update has waited for more than ${OLDEST_UPDATE_SECONDS_MAX} seconds.`,
    holds: ({ database }) => (database.oldestUpdateSeconds ?? 0) > OLDEST_UPDATE_SECONDS_MAX,
  },
  {
    code: 'vendor-out-of-credits',
    status: 'degraded',
    blocksReady: false,
    message: 'The account with the vendor has no credits left: orders fail. Top it up.',
    holds: ({ vendor }) => vendorBlockedBy(vendor) === 'out-of-credits',
  },
  {
    code: 'vendor-refuses-key',
    status: 'degraded',
    blocksReady: false,
    message: 'The vendor refuses our key: orders fail. Check KIE_API_KEY.',
    holds: ({ vendor }) => vendorBlockedBy(vendor) === 'bad-key',
  },
];

/** A group that has had no leader for longer than a take-over needs. */
function isLeaderless(facts: ServiceFacts): boolean {
  if (modeOf(facts) !== 'PASSIVE') return false;
  const seenAtMs = facts.leadership.leaderSeenAtMs ?? facts.startedAtMs;
  return facts.nowMs - seenAtMs > facts.leaderlessMs;
}

/**
 * `failing`: nothing can be stored, or money is wrong. `degraded`: it lives, but something that it
 * needs does not answer, or is not there yet. `ok`: everything answers, and there is no reason.
 */
export function judgeHealth(facts: ServiceFacts): Pick<Health, 'status' | 'reasons'> {
  const found = FAULTS.filter(({ holds }) => holds(facts));
  const isFailing = found.some(({ status }) => status === 'failing');
  const status = isFailing ? 'failing' : found.length > 0 ? 'degraded' : 'ok';
  return { status, reasons: found.map(reasonOf) };
}

/**
 * Whether this instance can do what it promises to whoever sends it an update: store it. What only
 * a leader does is no part of that, or a group without one would store nothing at all.
 */
export function describeReadiness(facts: ServiceFacts): Readiness {
  const found = FAULTS.filter(({ blocksReady, holds }) => blocksReady && holds(facts));
  return { ready: found.length === 0, mode: modeOf(facts), reasons: found.map(reasonOf) };
}

function reasonOf({ code, message }: Fault): HealthReason {
  return { code, message };
}
