import type { PatternHit } from '../logs/log-scan.ts';
import type { Deploy } from './deploy.ts';

/** What `/health` said, as far as a deploy is concerned. */
export interface ServedFacts {
  /** So often in a row it has served the commit in good health. */
  readonly inARow: number;
  /** Whether the last question was answered by anybody. */
  readonly isReachable: boolean;
  /** What was seen last, in words. */
  readonly seen: string;
}

/** How the runs of the smoke test went. */
export interface SmokeFacts {
  readonly passed: boolean;
  /** What failed, for each run that failed. */
  readonly failures: readonly string[];
  /** Why nothing could be run; null when it could. */
  readonly couldNot: string | null;
}

/** What the log of the service held since the deploy. */
export interface LogFacts {
  readonly lines: number;
  /** Everything up to this time was looked at; null before the first look. */
  readonly readUntilMs: number | null;
  readonly hits: readonly PatternHit[];
}

export interface RollbackFacts {
  /** The deploy whose build is used again. */
  readonly to: Deploy;
  /** The deploy that does it. */
  readonly deploy: Deploy;
  readonly why: Fault;
  readonly askedAtMs: number;
}

/** What is wrong with a deploy that is live. */
export interface Fault {
  readonly kind: 'health' | 'smoke' | 'log';
  readonly words: string;
  /** Lines of the log that show it, without secrets. */
  readonly lines: readonly string[];
}

/** All that is known at a moment. */
export interface DeployFacts {
  /** Milliseconds since 1970, as all times here. */
  readonly nowMs: number;
  /** When following it began. */
  readonly sinceMs: number;
  readonly deploy: Deploy;
  /** Other deploys of the service, the newest first. */
  readonly others: readonly Deploy[];
  readonly served: ServedFacts;
  readonly smoke: SmokeFacts;
  readonly log: LogFacts;
  readonly rollback: RollbackFacts | null;
  /** Ids of deploys to which Render would not go back. */
  readonly refused: readonly string[];
}

/** What is allowed, and how long things may take. */
export interface DeployPlan {
  readonly liveWithinMs: number;
  readonly servedWithinMs: number;
  readonly answersInARow: number;
  readonly smokeRuns: number;
  /** So long the log is watched from the moment at which the deploy was live. */
  readonly watchMs: number;
  readonly rollbackWithinMs: number;
  readonly mayRollBack: boolean;
  /** Commits that are recorded as failed on the live service. */
  readonly failedCommits: readonly string[];
}
