import { type CheckResult, countsOf, type SmokeReport, type Suite } from './check-result.ts';
import type { Timings } from './percentiles.ts';

const MARKS = { passed: 'passed ', failed: 'FAILED ', skipped: 'skipped' } as const;
const COLORS = { passed: 32, failed: 31, skipped: 33 } as const;

/** Scenarios one by one with their timings; of the many cases only those that did not pass. */
export function formatPretty(report: SmokeReport, color: boolean): string {
  const { target, isReplay, requests, checks } = report;
  const of = (suite: Suite): CheckResult[] => checks.filter((each) => each.suite === suite);
  const head = isReplay ? `${target}, only what failed last time` : target;
  const cases = (['routes', 'models'] as const).flatMap((suite) =>
    casesOf(suite, of(suite), color),
  );
  const lines = [
    head,
    '',
    ...of('scenarios').flatMap((each) => checkLines(each, `${each.id}  ${each.title}`, color)),
    ...cases,
    '',
    `${summaryLine(report)} ${requests} requests were sent.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** `9 passed, 0 failed, 2 skipped.` */
export function summaryLine({ checks }: SmokeReport): string {
  const { passed, failed, skipped } = countsOf(checks);
  return `${passed} passed, ${failed} failed, ${skipped} skipped.`;
}

function casesOf(suite: Suite, checks: readonly CheckResult[], color: boolean): string[] {
  if (checks.length === 0) return [];
  const { passed, failed, skipped } = countsOf(checks);
  const outcome = failed > 0 ? 'failed' : passed > 0 ? 'passed' : 'skipped';
  const text = `${suite}: ${passed} of ${checks.length} cases passed`;
  const others = checks.filter((each) => each.outcome !== 'passed');
  const rest = skipped > 0 ? `, ${skipped} skipped` : '';
  return [
    `${mark(outcome, color)}  ${text}${rest}`,
    ...others.flatMap((each) => checkLines(each, each.title, color).map((line) => `  ${line}`)),
  ];
}

function checkLines(check: CheckResult, name: string, color: boolean): string[] {
  const { outcome, reason, seen, curl } = check;
  const time = timeText(check);
  const indent = ' '.repeat(9);
  const more = (label: string, text: string | null): string[] =>
    text === null || text === ''
      ? []
      : [`${indent}${label}${text.replaceAll('\n', `\n${indent}`)}`];
  return [
    `${mark(outcome, color)}  ${name}${time === '' ? '' : `  (${time})`}`,
    ...more('', reason),
    ...more('seen: ', seen),
    ...more('again: ', curl),
  ];
}

/** `p50 4 ms, p95 9 ms, p99 12 ms of 20; promised 300 ms`. */
function timeText({ timings, slaMs, targetMs }: CheckResult): string {
  if (timings === null) return '';
  const promised = slaMs === null ? '' : `; promised ${slaMs} ms`;
  const target = targetMs === null ? '' : `, aimed at ${targetMs} ms`;
  const isMissed = targetMs !== null && timings.p95Ms > targetMs;
  return `${figures(timings)}${promised}${target}${isMissed ? ': missed' : ''}`;
}

function figures({ count, p50Ms, p95Ms, p99Ms }: Timings): string {
  if (count === 1) return `${Math.ceil(p50Ms)} ms`;
  const named = Object.entries({ p50: p50Ms, p95: p95Ms, p99: p99Ms });
  return `${named.map(([name, ms]) => `${name} ${Math.ceil(ms)} ms`).join(', ')} of ${count}`;
}

function mark(outcome: CheckResult['outcome'], color: boolean): string {
  const word = MARKS[outcome];
  return color ? `\u001b[${COLORS[outcome]}m${word}\u001b[0m` : word;
}
