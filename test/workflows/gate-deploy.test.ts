import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deployVerdict, type WorkflowRun } from '../../.github/automation/deploy-verdict.ts';
import { runStep, type StepRun } from './run-step.ts';
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts';

const COMMIT = 'b'.repeat(40);
const NEWER = 'c'.repeat(40);
const green: WorkflowRun = {
  event: 'push',
  head_branch: 'main',
  head_sha: COMMIT,
  status: 'completed',
  conclusion: 'success',
  run_number: 7,
};
const running: WorkflowRun = { ...green, status: 'in_progress', conclusion: null };

function verdict(gate: readonly WorkflowRun[], tagged = false, head = COMMIT): string {
  const runs = { 'ci.yml': [green], 'truth_gate.yml': gate };
  return deployVerdict({ commit: COMMIT, runs, head, tagged }).verdict;
}

describe('a commit of main', () => {
  it('is deployed when both gates are green', () => {
    expect(verdict([green])).toBe('deploy');
  });

  it.each<[string, readonly WorkflowRun[]]>([
    ['has not begun', []],
    ['is running', [running]],
    ['was cancelled by a newer commit', [{ ...green, conclusion: 'cancelled' }]],
    ['is green for another commit', [{ ...green, head_sha: NEWER }]],
    ['is green on another branch', [{ ...green, head_branch: 'feature' }]],
    ['is green for the branch main of a fork', [{ ...green, event: 'pull_request' }]],
    ['was green, and runs again', [green, { ...running, run_number: 8 }]],
  ])('waits when a gate %s', (_, runs) => {
    expect(verdict(runs)).toBe('wait');
  });

  it('waits for a newer one that is there already', () => {
    expect(verdict([green], false, NEWER)).toBe('wait');
  });

  it.each(['failure', 'timed_out', 'skipped', 'action_required', 'neutral'])(
    'is refused when a gate ended with %s',
    (conclusion) => {
      expect(verdict([{ ...green, conclusion }])).toBe('refuse');
    },
  );

  it('is judged by the latest run', () => {
    const red = { ...green, conclusion: 'failure', run_number: 8 };
    expect(verdict([green, red])).toBe('refuse');
    expect(verdict([red, { ...green, run_number: 9 }])).toBe('deploy');
  });
});

describe('a tag', () => {
  it('deploys also an older commit, when its gates were green on main', () => {
    expect(verdict([green], true, NEWER)).toBe('deploy');
  });

  it('is refused at once when a gate was not', () => {
    expect(verdict([running], true)).toBe('refuse');
    expect(verdict([], true)).toBe('refuse');
  });
});

describe('the step that asks GitHub', () => {
  let github: ScriptedApi;
  beforeEach(async () => {
    github = await startScriptedApi();
  });
  afterEach(() => github.stop());

  function gitHubHas(gate: readonly WorkflowRun[]): void {
    github.answer = ({ path }) => {
      if (path === '/repos/o/r/branches/main')
        return { status: 200, body: { commit: { sha: COMMIT } } };
      const [, file] = /^\/repos\/o\/r\/actions\/workflows\/(\w+\.yml)\/runs\?/.exec(path) ?? [];
      if (file === undefined) return { status: 404, body: { message: 'Not Found' } };
      return { status: 200, body: { workflow_runs: file === 'ci.yml' ? [green] : gate } };
    };
  }

  function gate(values: Record<string, string> = {}): Promise<StepRun> {
    return runStep('deploy_render.yml', 'gate', 'node scripts/gate-deploy.ts', {
      COMMIT,
      GITHUB_API_URL: github.base,
      GITHUB_REF_TYPE: 'branch',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_TOKEN: 'ghs_secret',
      ...values,
    });
  }

  it('lets a green commit through', async () => {
    gitHubHas([green]);
    const { code, outputs, log } = await gate();
    expect([code, outputs]).toEqual([0, 'ready=true\n']);
    expect(log).toBe(`::notice::deploy ${COMMIT}: all gates are green\n`);
    expect(github.calls[0]?.path).toContain(`head_sha=${COMMIT}&branch=main&event=push`);
    expect(github.calls[0]?.authorization).toBe('Bearer ghs_secret');
  });

  it('holds one back whose gate still runs, without being red', async () => {
    gitHubHas([running]);
    const { code, outputs, log } = await gate();
    expect([code, outputs]).toEqual([0, 'ready=false\n']);
    expect(log).toContain('truth_gate.yml is pending');
  });

  it.each<[string, readonly WorkflowRun[], Record<string, string>, string]>([
    ['a gate has failed', [{ ...green, conclusion: 'failure' }], {}, 'truth_gate.yml is failure'],
    ['a tag is too early', [running], { GITHUB_REF_TYPE: 'tag' }, 'truth_gate.yml is pending'],
    ['the commit is none', [green], { COMMIT: 'main' }, 'no full commit hash'],
    ['the repository is another', [green], { GITHUB_REPOSITORY: 'o/x' }, 'HTTP 404, Not Found'],
  ])('is red, and promises nothing, when %s', async (_, runs, values, expected) => {
    gitHubHas(runs);
    const { code, outputs, log } = await gate(values);
    expect([code, outputs]).toEqual([1, '']);
    expect(log).toMatch(/^::error::/);
    expect(log).toContain(expected);
  });
});
