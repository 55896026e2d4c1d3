import type { Timings } from './percentiles.ts';

/** One thing that was looked at: a scenario, or a case of a route or a model. */
export interface CheckResult {
  /** Under this name it is stored, and run again. */
  readonly id: string;
  readonly suite: Suite;
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped. */
  readonly reason: string | null;
  readonly seen: string | null;
  /** A line for bash that shows the failure again. */
  readonly curl: string | null;
  readonly slaMs: number | null;
  readonly targetMs: number | null;
  readonly timings: Timings | null;
}

export const suites = ['scenarios', 'routes', 'models'] as const;
export type Suite = (typeof suites)[number];

/** What a run found. */
export interface SmokeReport {
  /** Address of the service, or how else it was reached. */
  readonly target: string;
  /** Only what had failed before was run. */
  readonly isReplay: boolean;
  readonly requests: number;
  readonly checks: readonly CheckResult[];
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** How many checks came out in which way. */
export function countsOf(checks: readonly CheckResult[]): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of checks) counts[outcome]++;
  return counts;
}
