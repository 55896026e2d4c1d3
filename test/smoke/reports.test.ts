import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { formatGithub } from '../../generator/cli/smoke-annotations.ts';
import type { CheckResult, SmokeReport } from '../../generator/smoke/check-result.ts';
import { formatJson, formatJunit } from '../../generator/smoke/format-machine.ts';
import { formatPretty } from '../../generator/smoke/format-pretty.ts';
import { timingsOf } from '../../generator/smoke/percentiles.ts';

const NASTY = 'a < b & "c" > \'d\' ]]> \u0000\u0007\u001b[31m \ud800 \ufffe 😀\ttab\nline';

function check(more: Partial<CheckResult>): CheckResult {
  return {
    ...{ id: 'S0', suite: 'scenarios', title: 'Health answers', outcome: 'passed' },
    ...{ reason: null, seen: null, curl: null, slaMs: 300, targetMs: null },
    timings: timingsOf([4, 9]),
    ...more,
  } as CheckResult;
}

const report: SmokeReport = {
  target: 'https://bot.example',
  isReplay: false,
  requests: 7,
  checks: [
    check({}),
    check({ id: 'S2', title: 'Storage', timings: null }),
    check({
      ...{ id: 'S3', title: NASTY, outcome: 'failed', reason: NASTY, seen: NASTY },
      ...{ curl: "curl 'x'", targetMs: 5 },
    }),
    check({ id: 'S4', title: 'Passive', outcome: 'skipped', reason: NASTY, timings: null }),
    check({ id: 'routes/root/answers', suite: 'routes', title: 'GET / answers' }),
    check({
      ...{ id: 'routes/root/refuses', suite: 'routes', title: 'DELETE /', outcome: 'failed' },
      ...{ reason: '405 is due, and 200 came.' },
    }),
    check({ id: 'models/a/b', suite: 'models', title: 'a b', timings: null, slaMs: null }),
  ],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Throws for whatever XML 1.0 does not allow. */
function parseXml(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.write(xml).close();
  return top.children[0] as Element;
}

describe('a JUnit report', () => {
  const root = parseXml(formatJunit(report));

  it('counts what it holds, in each suite and in all', () => {
    expect(root.name).toBe('testsuites');
    const counts = [root, ...root.children].map(({ attributes }) => attributes);
    expect(counts).toMatchObject([
      { name: 'smoke https://bot.example', tests: '7', failures: '2', errors: '0', skipped: '1' },
      { name: 'scenarios', tests: '4', failures: '1', errors: '0', skipped: '1' },
      { name: 'routes', tests: '2', failures: '1', errors: '0', skipped: '0' },
      { name: 'models', tests: '1', failures: '0', errors: '0', skipped: '0' },
    ]);
    for (const { attributes, children } of root.children) {
      const marks = children.flatMap((each) => each.children.map(({ name }) => name));
      expect(children.length).toBe(Number(attributes['tests']));
      expect(marks.filter((name) => name === 'failure')).toHaveLength(
        Number(attributes['failures']),
      );
      expect(marks.filter((name) => name === 'skipped')).toHaveLength(
        Number(attributes['skipped']),
      );
    }
  });

  it('keeps what can be written, and marks what cannot', () => {
    const written = 'a < b & "c" > \'d\' ]]> ��\ufffd[31m \ufffd \ufffd 😀\ttab\nline';
    const [failure] = root.children[0]?.children[2]?.children ?? [];
    expect(failure?.attributes['message']).toBe(written);
    expect(failure?.text).toBe(`${written}\n${written}\ncurl 'x'`);
  });

  it('is seconds where times are told', () => {
    expect(root.children[0]?.children[0]?.attributes['time']).toBe('0.013');
  });
});

describe('a report for people', () => {
  const text = formatPretty(report, false);

  it('gives percentiles beside what is promised, and tells a target that was missed', () => {
    expect(text).toContain(
      'passed   S0  Health answers  (p50 4 ms, p95 9 ms, p99 9 ms of 2; promised 300 ms)',
    );
    expect(text).toContain('promised 300 ms, aimed at 5 ms: missed)');
  });

  it('shows how to see a failure again', () => {
    expect(text).toContain("         again: curl 'x'");
  });

  it('counts all three outcomes', () => {
    expect(text).toMatch(/\n4 passed, 2 failed, 1 skipped\. 7 requests were sent\.\n$/);
    expect(text).toContain('FAILED   routes: 1 of 2 cases passed');
    expect(text).toContain('passed   models: 1 of 1 cases passed');
  });

  it('says that it is a replay', () => {
    const replay = formatPretty({ ...report, isReplay: true }, false);
    expect(replay.split('\n')[0]).toBe('https://bot.example, only what failed last time');
  });
});

describe('a report for programs', () => {
  it('is JSON with everything and the counts', () => {
    const parsed = JSON.parse(formatJson(report)) as SmokeReport & { counts: unknown };
    expect(parsed.counts).toEqual({ passed: 4, failed: 2, skipped: 1 });
    expect(parsed.checks.map(({ id }) => id)).toEqual(report.checks.map(({ id }) => id));
  });

  it('marks failures and what was skipped on GitHub, each on one line', () => {
    const lines = formatGithub(report).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, line.indexOf('::', 2)))).toEqual([
      '::error title=smoke S3',
      '::notice title=smoke S4',
      '::error title=smoke routes/root/refuses',
    ]);
  });
});
