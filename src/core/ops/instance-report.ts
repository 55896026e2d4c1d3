import type { ForbiddenPatternId } from '../../../generated/log-policy.ts';
import type { Mode } from '../health.ts';

/** How an instance stands in the group. Its row outlives it, so it can also have stopped. */
export interface InstanceState {
  readonly mode: Mode | 'STOPPED';
  readonly epoch: number | null;
  readonly renewedAtMs: number | null;
}

/** Acknowledgements of one minute. */
export interface AckMinute {
  readonly atMs: number;
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface PatternHits {
  readonly count: number;
  readonly lastAtMs: number;
}

/** What only the process itself can count. */
export interface InstanceReport {
  /** Of the last hour, oldest first. */
  readonly acks: readonly AckMinute[];
  /** Lines of its log that no log should hold. */
  readonly patterns: Readonly<Partial<Record<ForbiddenPatternId, PatternHits>>>;
  /** What the vendor said last that is left; null: it does not lead, or was told nothing. */
  readonly credits: number | null;
}
