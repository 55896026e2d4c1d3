import { describe, expect, it } from 'vitest';
import { junitSummary } from '../../.github/automation/junit-summary.ts';
import { formatJunit } from '../../generator/smoke/format-machine.ts';

const check = {
  suite: 'scenarios' as const,
  id: 'S0',
  title: 'Health',
  reason: null,
  seen: null,
  curl: null,
  timings: null,
  slaMs: null,
  targetMs: null,
};

const report = (checks: Parameters<typeof formatJunit>[0]['checks']): string =>
  junitSummary(formatJunit({ target: 'a service', isReplay: false, requests: 3, checks }));

describe('the summary of a smoke test', () => {
  it('only counts what passed', () => {
    expect(report([{ ...check, outcome: 'passed' }])).toBe('**1 passed, 0 failed, 0 skipped**\n');
  });

  it('gives the reason of everything else, failures first', () => {
    const text = report([
      { ...check, outcome: 'skipped', reason: 'not on a live service', id: 'S7' },
      { ...check, outcome: 'passed', id: 'S1' },
      { ...check, outcome: 'failed', reason: 'contract is "<b>", not ok|fine' },
    ]);
    expect(text.split('\n')).toEqual([
      '**1 passed, 1 failed, 1 skipped**',
      '',
      '| outcome | case | because |',
      '|---|---|---|',
      '| failed | S0 Health | contract is "\\<b\\>", not ok\\|fine |',
      '| skipped | S7 Health | not on a live service |',
      '',
    ]);
  });

  it.each([
    ['is empty', ''],
    ['is another document', '<html/>'],
    ['has no case', '<testsuites><testsuite name="s"/></testsuites>'],
    ['ends early', '<testsuites><testsuite name="s">'],
  ])('is none when the report %s', (_, xml) => {
    expect(() => junitSummary(xml)).toThrow();
  });
});
