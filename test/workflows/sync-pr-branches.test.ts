import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepRun } from './run-step.ts';
import { type ApiAnswer, type ScriptedApi, startScriptedApi } from './scripted-api.ts';

/** The step that brings main into the branches of open pull requests, against a played GitHub. */

let github: ScriptedApi;
beforeEach(async () => {
  github = await startScriptedApi();
});
afterEach(() => github.stop());

interface Scene {
  /** Branches of open pull requests, numbered from 1. */
  readonly branches: readonly string[];
  /** Branches of these come from a fork. */
  readonly forks?: readonly string[];
  /** What a merge into a branch is answered with. */
  readonly merges?: Readonly<Record<string, ApiAnswer>>;
  readonly comments?: readonly unknown[];
  readonly dispatched?: number;
}

function play({ branches, forks = [], merges = {}, comments = [], dispatched = 204 }: Scene): void {
  const open = branches.map((ref, index) => ({
    number: index + 1,
    head: { ref, repo: { full_name: forks.includes(ref) ? 'stranger/r' : 'o/r' } },
  }));
  github.answer = ({ method, path, body }) => {
    const page = /^\/repos\/o\/r\/pulls\?state=open&base=main&per_page=100&page=(\d+)$/.exec(path);
    if (page !== null) {
      const start = (Number(page[1]) - 1) * 100;
      return { status: 200, body: open.slice(start, start + 100) };
    }
    if (path === '/repos/o/r/merges') {
      return merges[(body as { base: string }).base] ?? { status: 201, body: { sha: 'c0ffee' } };
    }
    if (path.endsWith('/dispatches')) return { status: dispatched };
    if (path.includes('/comments')) {
      return method === 'POST' ? { status: 201, body: {} } : { status: 200, body: comments };
    }
    return { status: 404, body: { message: 'Not Found' } };
  };
}

function sync(): Promise<StepRun> {
  return runStep('sync-pr-branches.yml', 'sync', 'node scripts/sync-pr-branches.ts', {
    GITHUB_API_URL: github.base,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_TOKEN: 'ghs_secret',
  });
}

const writes = (): string[] =>
  github.calls
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);

describe('open pull requests', () => {
  it('get main merged into their branch, and their gates started', async () => {
    play({ branches: ['feature'] });
    const { code, summary } = await sync();
    expect([code, summary]).toEqual([0, '- #1 `feature`: merged\n']);
    expect(github.bodiesOf('POST /repos/o/r/merges')).toEqual([
      { base: 'feature', head: 'main', commit_message: 'Merge main into feature' },
    ]);
    expect(writes().slice(1)).toEqual([
      'POST /repos/o/r/actions/workflows/ci.yml/dispatches',
      'POST /repos/o/r/actions/workflows/truth_gate.yml/dispatches',
    ]);
    expect(github.calls.at(-1)?.body).toEqual({ ref: 'feature' });
  });

  it('are left alone when they are up to date', async () => {
    play({ branches: ['feature'], merges: { feature: { status: 204 } } });
    expect((await sync()).summary).toBe('- #1 `feature`: up to date\n');
    expect(writes()).toEqual(['POST /repos/o/r/merges']);
  });

  it('of a fork are never touched', async () => {
    play({ branches: ['main'], forks: ['main'] });
    expect((await sync()).summary).toBe('- #1 `main`: of a fork\n');
    expect(writes()).toEqual([]);
  });

  it('are all found, also beyond the first page', async () => {
    const branches = Array.from({ length: 101 }, (_, index) => `b${index}`);
    const merges = Object.fromEntries(branches.map((branch) => [branch, { status: 204 }]));
    play({ branches, merges });
    expect((await sync()).summary.split('\n')).toHaveLength(102);
  });

  it('may be none', async () => {
    play({ branches: [] });
    expect(await sync()).toMatchObject({ code: 0, summary: 'No open pull requests.\n' });
  });
});

describe('a conflict', () => {
  const conflict = { status: 409, body: { message: 'Merge conflict' } };

  it('is told at the pull request, with what to do', async () => {
    play({ branches: ['feature'], merges: { feature: conflict } });
    const { code, summary } = await sync();
    expect([code, summary]).toEqual([0, '- #1 `feature`: conflict\n']);
    const [comment] = github.bodiesOf('POST /repos/o/r/issues/1/comments') as { body: string }[];
    expect(comment?.body).toContain('git merge origin/main');
  });

  it('is told once', async () => {
    const body = '<!-- sync-pr-branches -->\n…';
    const comments = [{ user: { login: 'github-actions[bot]' }, body }];
    play({ branches: ['feature'], merges: { feature: conflict }, comments });
    await sync();
    expect(writes()).toEqual(['POST /repos/o/r/merges']);
  });

  it('is told although somebody else pretends that it was', async () => {
    const comments = [{ user: { login: 'stranger' }, body: '<!-- sync-pr-branches -->' }];
    play({ branches: ['feature'], merges: { feature: conflict }, comments });
    await sync();
    expect(writes()).toContain('POST /repos/o/r/issues/1/comments');
  });
});

describe('a failure', () => {
  it('of one branch does not stop the others, and is red', async () => {
    const merges = { first: { status: 403, body: { message: 'Resource not accessible' } } };
    play({ branches: ['first', 'second'], merges });
    const { code, log, summary } = await sync();
    expect(code).toBe(1);
    expect(log).toContain('::error::1 of 2 branches could not be updated.');
    expect(summary).toBe(
      '- #1 `first`: failed, merge into first: HTTP 403, Resource not accessible\n' +
        '- #2 `second`: merged\n',
    );
  });

  it('to start a gate is red: nobody would see that the merge was never checked', async () => {
    play({ branches: ['feature'], dispatched: 422 });
    const { code, summary } = await sync();
    expect([code, summary]).toEqual([1, expect.stringContaining('ci.yml on feature: HTTP 422')]);
  });

  it('to list pull requests is red', async () => {
    const { code, log } = await sync();
    expect([code, log]).toEqual([
      1,
      '::error::open pull requests: HTTP 500, nothing is scripted\n',
    ]);
  });
});
