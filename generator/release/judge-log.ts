import type { LogScan } from '../logs/log-scan.ts';
import type { HealthEvidence, LogEvidence } from './evidence.ts';
import { met, missing, notMet, type Verdict } from './verdict.ts';

const MINUTE_MS = 60_000;

/**
 * The last minutes of a log hold no error and no forbidden pattern. What is found is found; but a
 * log shows that nothing happened only when it covers all of that time, and was written by a
 * process that ran through all of it.
 */
export function judgeLog(
  minutes: number,
  evidence: LogEvidence | undefined,
  health: HealthEvidence | null,
): Verdict {
  if (evidence === undefined) {
    return missing(
      `Needs --log FILE with the last ${minutes} minutes of the log; - reads standard input.`,
    );
  }
  const { scan, nowMs } = evidence;
  const found = findings(scan);
  if (found !== null) return found;
  const isTooShort = (ageMs: number): boolean => ageMs < minutes * MINUTE_MS;
  if (scan.firstMs === null) {
    return missing('No line of the log tells its time, so nobody knows what it covers.');
  }
  if (isTooShort(nowMs - scan.firstMs)) {
    return missing(
      `The log begins ${agoWords(nowMs - scan.firstMs)}. Give the last ${minutes} minutes.`,
    );
  }
  if (scan.lines === 0) {
    return missing(
      `The last line is from ${agoWords(nowMs - (scan.lastMs ?? scan.firstMs))}. Give a log that goes on until now.`,
    );
  }
  const upSeconds = uptimeOf(health);
  if (upSeconds !== null && isTooShort(upSeconds * 1000)) {
    return missing(
      `The service has been up for ${durationWords(upSeconds * 1000)}. Come back when it has run for ${minutes} minutes.`,
    );
  }
  return met(`${scan.lines} lines of the last ${minutes} minutes, none of them bad.`);
}

function findings({ hits, errors }: LogScan): Verdict | null {
  const [worst] = hits;
  if (worst !== undefined) {
    const names = hits.map(({ pattern: { id }, count }) => `${id} ${times(count)}`);
    return notMet(`Found ${names.join(', ')}.`, worst.pattern.fix, worst.sample);
  }
  if (errors === null) return null;
  const todo = 'Look for the cause, with truth logs scan beside it.';
  return notMet(`Lines of the level error or worse: ${errors.count}.`, todo, errors.sample);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function uptimeOf(health: HealthEvidence | null): number | null {
  if (health === null || !health.answered) return null;
  const seconds = health.fields['uptime_seconds'];
  return typeof seconds === 'number' ? seconds : null;
}

function agoWords(ms: number): string {
  return ms < 0 ? 'in the future' : `${durationWords(ms)} ago`;
}

function durationWords(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`;
}
