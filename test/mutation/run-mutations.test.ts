import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { until } from '../sandbox/until.ts';
import { judge } from './judge.ts';
import type { Gate, Mutation } from './mutation.ts';
import { outcomeLines, rowOf, rowsIn, withRows } from './outcome-table.ts';
import { type Outcome, runMutations } from './run-mutations.ts';
import { type TinyProject, tinyProject } from './tiny-project.ts';

let project: TinyProject;
/** Where the copies are made. */
let scratch: string;
beforeAll(() => {
  project = tinyProject();
  scratch = mkdtempSync(join(tmpdir(), 'truth-scratch-'));
  vi.stubEnv('TMPDIR', scratch);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(scratch, { recursive: true, force: true });
  project.dispose();
});

function mutation(title: string, changes: Partial<Mutation> = {}): Mutation {
  return {
    invariant: 'prices',
    gate: { test: 'gate/price.test.ts', title },
    breaks: 'everything costs three',
    file: 'price.ts',
    find: 'count * 2',
    replace: 'count * 3',
    red: 'expected 6 to be 4',
    ...changes,
  };
}

function run(mutations: readonly Mutation[], over = new AbortController()): Promise<Outcome[]> {
  const { root } = project;
  return runMutations({ root, mutations, lanes: 2, over: over.signal, onOutcome: () => undefined });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const price = (): string => readFileSync(join(project.root, 'price.ts'), 'utf8');
const copies = (): string[] =>
  readdirSync(scratch).filter((name) => name.startsWith('truth-mutation-'));

describe('a run', () => {
  it('tells gates that turn red from gates that do not', async () => {
    const before = price();
    const outcomes = await run([
      mutation('holds'),
      mutation('cannot fail'),
      mutation('holds', { red: 'another reason' }),
      mutation('holds', { replace: 'nonsense(' }),
      mutation('was red before'),
      mutation('is not there'),
    ]);
    expect(outcomes.map(({ verdict }) => verdict.kind)).toEqual([
      'red',
      'green',
      'red for another reason',
      'did not run',
      'not green before',
      'not green before',
    ]);
    expect(price()).toBe(before);
    expect(copies()).toEqual([]);
  });

  it('begins with nothing when something that is to be broken is not there', async () => {
    const stale = mutation('holds', { find: 'count * 7' });
    await expect(run([stale])).rejects.toThrow('price.ts holds "count * 7" 0 times.');
  });

  it('that is interrupted ends its gate, says nothing, and leaves nothing behind', async () => {
    const over = new AbortController();
    const outcomes = run([mutation('hangs')], over);
    const pid = await until('the gate hangs', () => {
      const [copy = ''] = copies();
      return Number(readFileSync(join(scratch, copy, 'hangs'), 'utf8')) || null;
    });
    over.abort();
    expect(await outcomes).toEqual([]);
    expect(copies()).toEqual([]);
    await until('its process is gone', () => (isAlive(pid) ? null : true));
  });
});

describe('what truth says', () => {
  const ending = (code: number, output: object) => ({
    code,
    output: JSON.stringify(output),
    errors: '',
    report: null,
  });
  const found = (code: string) => ({
    diagnostics: [{ code, text: 'wrong', file: 'a.ts', hint: null }],
  });
  const checked = (outcome: string) => ({ checks: [{ id: 'S3', outcome, reason: 'not stored' }] });

  it.each<[string, Gate, object, string, string]>([
    ['a finding of the rule', { rule: 'x' }, found('x'), 'a.ts: wrong', 'red'],
    ['a finding with other words', { rule: 'x' }, found('x'), 'b.ts', 'red for another reason'],
    ['a finding of another rule', { diagnostic: 'x' }, found('y'), 'wrong', 'green'],
    ['a scenario that fails', { scenario: 'S3' }, checked('failed'), 'not stored', 'red'],
    ['a scenario that passes', { scenario: 'S3' }, checked('passed'), 'not stored', 'green'],
    ['a scenario that is skipped', { scenario: 'S3' }, checked('skipped'), '', 'did not run'],
    ['a scenario that is not there', { scenario: 'S4' }, checked('passed'), '', 'did not run'],
  ])('%s', (_, gate, output, red, verdict) => {
    expect(judge(gate, ending(1, output), red).kind).toBe(verdict);
  });

  it('is nothing when it could not run', () => {
    const gate = { rule: 'x' };
    expect(judge(gate, { ...ending(2, {}), errors: 'no contract' }, '')).toEqual({
      kind: 'did not run',
      said: 'no contract',
    });
  });
});

describe('the table', () => {
  const outcomes: readonly Outcome[] = [
    { mutation: mutation('holds', { red: 'a | b' }), verdict: { kind: 'red' }, seconds: 1.25 },
  ];

  const page = 'a\n<!-- mutation:begin -->\n<!-- mutation:end -->\nb\n';

  it('stands between its marks', () => {
    const mutations = outcomes.map((outcome) => outcome.mutation);
    expect(withRows(page, outcomes, mutations).split('\n')).toEqual([
      'a',
      '<!-- mutation:begin -->',
      '| invariant | gate | broken once | the gate says |',
      '|---|---|---|---|',
      '| prices | `gate/price.test.ts` | everything costs three | `a \\| b` |',
      '<!-- mutation:end -->',
      'b',
      '',
    ]);
    expect(() => withRows('no marks', outcomes, mutations)).toThrow('The page lacks');
  });

  it('keeps rows that were not tried this time, in the order of all, and drops old ones', () => {
    const [first, second, gone] = ['1', '2', '3'].map((red) => mutation('holds', { red }));
    const [one, two, three] = [first, second, gone] as [Mutation, Mutation, Mutation];
    const tried = (which: Mutation): Outcome[] => [
      { mutation: which, verdict: { kind: 'red' }, seconds: 1 },
    ];
    const earlier = withRows(withRows(page, tried(two), [two, three]), tried(three), [two, three]);
    expect(rowsIn(earlier)).toEqual([rowOf(two), rowOf(three)]);
    expect(rowsIn(withRows(earlier, tried(one), [one, two]))).toEqual([rowOf(one), rowOf(two)]);
  });

  it('of a terminal says how it went and how long it took', () => {
    expect(outcomeLines(outcomes)).toMatch(
      /gate\/price.test.ts +everything costs three +red +1.3$/,
    );
  });
});
