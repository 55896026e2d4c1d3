import { describe, expect, it } from 'vitest';
import type { ReleaseEvidence } from '../../generator/model/model.ts';
import type { HealthEvidence, SmokeEvidence } from '../../generator/release/evidence.ts';
import { judgeItem, judgeTree } from '../../generator/release/judge-item.ts';
import { COMMIT, evidenceOf, minutesAgo, NOW_MS, recordOf, scanOf } from './evidence-of.ts';

/** What each kind of evidence shows, and what it does not show. */

const expected = { contract: 'c'.repeat(64), version: '1.2.3' };
const judge = (asked: ReleaseEvidence, given: Parameters<typeof evidenceOf>[0]) => {
  const verdict = judgeItem(asked, evidenceOf(given), expected);
  const said =
    verdict.outcome === 'met'
      ? verdict.seen
      : verdict.outcome === 'missing'
        ? verdict.todo
        : `${verdict.why} ${verdict.todo}`;
  return [verdict.outcome, said];
};
const verdict = (outcome: string, said: RegExp) => [outcome, expect.stringMatching(said)];

describe('a clean tree', () => {
  it('is one without a path that the commit does not hold', () => {
    expect(judgeTree(evidenceOf({}))).toEqual({
      outcome: 'met',
      seen: 'Everything is in 0123456.',
    });
    const changed = ['a.ts', 'b.ts', 'c.ts', 'd.ts', 'e.ts', 'f.ts', 'g.ts'];
    expect(judgeTree(evidenceOf({ checkout: { changed } }))).toMatchObject({
      outcome: 'not_met',
      why: 'Not committed: a.ts, b.ts, c.ts, d.ts, e.ts and 2 more.',
    });
  });
});

describe('a command', () => {
  const asked: ReleaseEvidence = { kind: 'command', command: 'npm test' };
  const ended = (exitCode: number | null) => ({ 'npm test': { exitCode, tail: '1 failed' } });

  it.each([
    ['0', ended(0), 'met', /^npm test ended with 0\.$/],
    [
      'another number',
      ended(2),
      'not_met',
      /^The command npm test ended with 2\. Run npm test and mend/,
    ],
    ['a signal', ended(null), 'not_met', /^The command npm test did not come to its end\./],
    ['nothing, as it was not run', {}, 'missing', /^Not run: npm test\./],
    [
      '0, but it is another one',
      { 'npm testy': { exitCode: 0, tail: '' } },
      'missing',
      /^Not run: npm test/,
    ],
  ])('ended with %s', (_how, commands, outcome, said) => {
    expect(judge(asked, { commands })).toEqual(verdict(outcome, said));
  });

  it('that failed shows what it wrote last', () => {
    const given = evidenceOf({ commands: ended(1) });
    expect(judgeItem(asked, given, expected)).toMatchObject({ tail: '1 failed' });
  });
});

describe('a field of /health', () => {
  const says = (fields: Record<string, unknown>): HealthEvidence => ({ answered: true, fields });
  const contract = 'd'.repeat(64);

  it.each([
    ['commit', says({ commit: COMMIT }), 'met', /commit 0123456/],
    ['commit', says({ commit: '0123456' }), 'met', /commit 0123456/],
    ['commit', says({ commit: '0123457' }), 'not_met', /0123457, and here it is 0123456.*Deploy/],
    ['commit', says({ commit: '012345' }), 'not_met', /Deploy/],
    ['commit', says({ commit: '' }), 'not_met', /Deploy/],
    ['commit', says({ commit: 'unknown' }), 'not_met', /commit unknown/],
    ['commit', says({}), 'not_met', /no text commit/],
    ['commit', says({ commit: 1234567 }), 'not_met', /no text commit/],
    ['contract', says({ contract: expected.contract }), 'met', /contract cccccccccccc…/],
    ['contract', says({ contract }), 'not_met', /dddddddddddd…, and here it is cccccccccccc…/],
    ['version', says({ version: '1.2.3' }), 'met', /version 1\.2\.3/],
    ['version', says({ version: '1.2.30' }), 'not_met', /1\.2\.30, and here it is 1\.2\.3/],
    ['status', says({ status: 'ok' }), 'met', /it is ok/],
    ['status', says({ status: 'degraded' }), 'not_met', /it is degraded/],
    ['status', { answered: false, why: 'answered 503.' }, 'not_met', /answered 503/],
    ['status', null, 'missing', /--url ADDRESS/],
  ] as const)('%s of %j is %s', (field, health, outcome, said) => {
    expect(judge({ kind: 'health', field }, { health })).toEqual(verdict(outcome, said));
  });
});

describe('smoke', () => {
  const check = (id: string, outcome: 'passed' | 'failed' | 'skipped', suite = 'scenarios') => ({
    id,
    suite,
    outcome,
    reason: outcome === 'passed' ? null : 'so it is.',
  });
  const ran = (...checks: ReturnType<typeof check>[]): SmokeEvidence => ({ ran: true, checks });
  const broken: SmokeEvidence = { ran: false, why: 'It cannot be reached.' };
  const here: ReleaseEvidence = { kind: 'smoke', where: 'local' };
  const live: ReleaseEvidence = { kind: 'smoke', where: 'live' };
  const s5: ReleaseEvidence = { kind: 'scenario', id: 'S5' };
  const route = check('routes/health/x', 'passed', 'routes');

  it.each([
    ['all passed', ran(check('S0', 'passed'), route), 'met', /^S0 passed, and 1 cases\.$/],
    ['one failed', ran(check('S0', 'passed'), check('S1', 'failed')), 'not_met', /S1 \(so it is\)/],
    [
      'a case failed',
      ran(check('S0', 'passed'), check('r', 'failed', 'routes')),
      'not_met',
      /1 failed: r/,
    ],
    ['one was skipped', ran(check('S0', 'passed'), check('S1', 'skipped')), 'missing', /S1 \(so/],
    ['there was no scenario', ran(route), 'missing', /No scenario passed/],
    ['it did not start', broken, 'not_met', /could not run: It cannot be reached\./],
    ['it was not run', null, 'missing', /^Not run: truth smoke --local/],
  ])('on this machine when %s', (_when, smokeHere, outcome, said) => {
    expect(judge(here, { smokeHere, smokeLive: ran(check('S0', 'passed')) })).toEqual(
      verdict(outcome, said),
    );
  });

  it.each([
    [
      'what may run passed',
      ran(check('S0', 'passed'), check('S1', 'skipped')),
      'met',
      /^S0 passed/,
    ],
    ['one failed', ran(check('S0', 'failed')), 'not_met', /1 failed: S0/],
    ['all was skipped', ran(check('S0', 'skipped')), 'missing', /nothing is known/],
    ['it is not there', broken, 'not_met', /cannot be reached/],
    ['no address was given', null, 'missing', /--url ADDRESS/],
  ])('on the live service when %s', (_when, smokeLive, outcome, said) => {
    expect(judge(live, { smokeLive, smokeHere: ran(check('S0', 'passed')) })).toEqual(
      verdict(outcome, said),
    );
  });

  it.each([
    ['passed', ran(check('S5', 'passed')), 'met', /^S5 passed/],
    ['failed', ran(check('S5', 'failed')), 'not_met', /S5 \(so it is\)/],
    ['was skipped', ran(check('S5', 'skipped')), 'missing', /shows nothing: S5/],
    ['is not among them', ran(check('S0', 'passed')), 'missing', /^Not run: S5/],
    ['is a case of that name', ran(check('S5', 'passed', 'routes')), 'missing', /^Not run: S5/],
    ['could not run', broken, 'not_met', /could not run/],
    ['was not run', null, 'missing', /^Not run: truth smoke --local/],
  ])('of one scenario that %s', (_how, smokeHere, outcome, said) => {
    expect(judge(s5, { smokeHere })).toEqual(verdict(outcome, said));
  });
});

describe('ten minutes of a log', () => {
  const asked: ReleaseEvidence = { kind: 'log_minutes', minutes: 10 };
  const hit = {
    pattern: {
      id: 'lock-lost',
      pattern: 'x',
      severity: 'warning' as const,
      description: '',
      fix: 'Look at the pooler.',
    },
    count: 2,
    firstMs: minutesAgo(3),
    lastMs: minutesAgo(2),
    sample: 'a line',
  };
  const errors = { count: 3, firstMs: null, lastMs: null, sample: 'another line' };

  it.each([
    ['cover them and are clean', scanOf(), 'met', /^7 lines of the last 10 minutes/],
    ['begin exactly then', scanOf({ firstMs: minutesAgo(10) }), 'met', /^7 lines/],
    ['begin later', scanOf({ firstMs: minutesAgo(9.9) }), 'missing', /begins 9 min ago/],
    ['begin in the future', scanOf({ firstMs: minutesAgo(-9) }), 'missing', /in the future/],
    ['end before', scanOf({ lines: 0, lastMs: minutesAgo(11) }), 'missing', /is from 11 min ago/],
    ['tell no time', scanOf({ firstMs: null, lastMs: null }), 'missing', /tells its time/],
    ['hold a pattern', scanOf({ hits: [hit] }), 'not_met', /lock-lost 2 times.*pooler/],
    ['hold an error', scanOf({ errors }), 'not_met', /error or worse: 3/],
    ['are short, but bad', scanOf({ firstMs: minutesAgo(1), errors }), 'not_met', /worse: 3/],
    ['were not given', null, 'missing', /--log FILE with the last 10 minutes/],
  ])('that %s', (_how, scan, outcome, said) => {
    const logs = scan === null ? {} : { 10: { nowMs: NOW_MS, scan } };
    expect(judge(asked, { logs })).toEqual(verdict(outcome, said));
  });

  it('are not those that another item asks for', () => {
    expect(judge(asked, { logs: { 5: { nowMs: NOW_MS, scan: scanOf() } } })[0]).toBe('missing');
  });

  it.each([
    [600, 'met', /7 lines/],
    [599, 'missing', /up for 9 min\. Come back/],
    [undefined, 'met', /7 lines/],
  ])('of a service that is up for %s seconds', (uptime_seconds, outcome, said) => {
    const health = { answered: true as const, fields: { uptime_seconds } };
    const logs = { 10: { nowMs: NOW_MS, scan: scanOf() } };
    expect(judge(asked, { logs, health })).toEqual(verdict(outcome, said));
  });
});

describe('three releases in a row', () => {
  const asked: ReleaseEvidence = { kind: 'tags', count: 3 };
  const good = (n: number) => recordOf(`stable-${n}`, `commit-${n}`);
  const bad = (n: number) => recordOf(`not-stable-${n}`, `commit-${n}`, 'not met');
  const byHand = { ...good(7), message: 'stable-7: it works, trust me' };
  const light = { ...good(8), isAnnotated: false };

  it.each([
    ['three good ones', [good(3), good(2), good(1)], 'met', /stable-3, stable-2, stable-1/],
    ['more than that', [good(4), good(3), good(2), bad(1)], 'met', /stable-4, stable-3, stable-2/],
    ['two', [good(2), good(1)], 'missing', /^2 of 3 in a row so far/],
    ['none', [], 'missing', /^0 of 3.*truth release --record/],
    [
      'one that failed between',
      [good(3), bad(2), good(1), good(0)],
      'not_met',
      /^1 of 3.*not-stable-2 failed/,
    ],
    ['one that failed just now', [bad(4), good(3), good(2), good(1)], 'not_met', /^0 of 3/],
    ['one commit three times', [good(1), good(1), good(1)], 'missing', /^1 of 3/],
    [
      'tags made by hand',
      [byHand, light, good(1)],
      'missing',
      /^1 of 3.*not counted: stable-7, stable-8/,
    ],
  ])('are shown by %s', (_what, records, outcome, said) => {
    expect(judge(asked, { checkout: { records } })).toEqual(verdict(outcome, said));
  });

  it('cannot be seen in a part of the history', () => {
    const checkout = { records: [good(3), good(2), good(1)], isShallow: true };
    expect(judge(asked, { checkout })).toEqual(verdict('missing', /--unshallow --tags/));
  });
});
