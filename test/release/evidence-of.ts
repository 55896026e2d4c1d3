import type { LogScan } from '../../generator/logs/log-scan.ts';
import type { Evidence } from '../../generator/release/evidence.ts';
import type { TagRecord } from '../../generator/release/release-records.ts';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const NOW_MS = Date.parse('2026-11-29T12:00:00Z');
export const minutesAgo = (minutes: number): number => NOW_MS - minutes * 60_000;

/** A clean checkout of which nothing else is known, and what is given. */
export function evidenceOf({
  checkout = {},
  ...given
}: Partial<Omit<Evidence, 'checkout'>> & {
  readonly checkout?: Partial<Evidence['checkout']>;
}): Evidence {
  return {
    checkout: { commit: COMMIT, changed: [], isShallow: false, records: [], ...checkout },
    commands: {},
    smokeHere: null,
    smokeLive: null,
    health: null,
    logs: {},
    ...given,
  };
}

/** A log of twenty minutes without anything bad, apart from what is given. */
export function scanOf(given: Partial<LogScan> = {}): LogScan {
  const times = { firstMs: minutesAgo(20), lastMs: minutesAgo(0) };
  return { lines: 7, older: 9, broken: 0, ...times, errors: null, hits: [], ...given };
}

/** The tag of a release that kept its checklist, or of one that failed. */
export function recordOf(name: string, commit: string, verdict = 'met'): TagRecord {
  return { name, commit, isAnnotated: true, message: `${name}\n\nRelease-Verdict: ${verdict}\n` };
}
