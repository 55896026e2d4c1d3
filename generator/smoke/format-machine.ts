import { type CheckResult, countsOf, type SmokeReport, suites } from './check-result.ts';

/** One JSON document with everything a program may want. */
export function formatJson(report: SmokeReport): string {
  return `${JSON.stringify({ ...report, counts: countsOf(report.checks) }, null, 2)}\n`;
}

/** JUnit XML: a suite for the scenarios, for the routes and for the models. */
export function formatJunit({ target, checks }: SmokeReport): string {
  const bodies = suites.flatMap((suite) => {
    const own = checks.filter((each) => each.suite === suite);
    if (own.length === 0) return [];
    const { failed, skipped } = countsOf(own);
    const counts = `tests="${own.length}" failures="${failed}" errors="0" skipped="${skipped}"`;
    return [
      `  <testsuite name="${suite}" ${counts} time="${seconds(own)}">`,
      ...own.map(testCase),
      '  </testsuite>',
    ];
  });
  const { failed, skipped } = countsOf(checks);
  const counts = `tests="${checks.length}" failures="${failed}" errors="0" skipped="${skipped}"`;
  const head = `<testsuites name="${attribute(`smoke ${target}`)}" ${counts} time="${seconds(checks)}">`;
  return `${['<?xml version="1.0" encoding="UTF-8"?>', head, ...bodies, '</testsuites>'].join('\n')}\n`;
}

function testCase(check: CheckResult): string {
  const { id, suite, title, outcome, reason, seen, curl } = check;
  const name = attribute(suite === 'scenarios' ? `${id} ${title}` : title);
  const open = `    <testcase classname="smoke.${suite}" name="${name}" time="${seconds([check])}"`;
  if (outcome === 'skipped')
    return `${open}><skipped message="${attribute(reason ?? '')}"/></testcase>`;
  if (outcome === 'passed') {
    return `${open}/>`;
  }
  const text = [reason, seen, curl].filter((each) => each !== null).join('\n');
  const failure = `<failure message="${attribute(reason ?? '')}">${content(text)}</failure>`;
  return `${open}>${failure}</testcase>`;
}

/** All that was timed, together. */
function seconds(checks: readonly CheckResult[]): string {
  const ms = checks.reduce((sum, { timings }) => sum + (timings?.totalMs ?? 0), 0);
  return (ms / 1000).toFixed(3);
}

function content(text: string): string {
  return allowed(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  const escaped = content(text).replaceAll('"', '&quot;');
  return escaped.replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
}

/** XML 1.0 has no way to write most control characters, nor half of a pair. */
function allowed(text: string): string {
  return text.replace(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    '\u{FFFD}',
  );
}
