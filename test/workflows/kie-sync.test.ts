import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep, type StepRun } from './run-step.ts';
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts';
import { root } from './workflow-files.ts';

/** From a changed working tree in one job to a pull request in another, against a played GitHub. */

const MODEL = 'contract/models/one.yaml';
let github: ScriptedApi;
let folder: string;
let head: string;
beforeEach(async () => {
  github = await startScriptedApi();
  folder = mkdtempSync(join(tmpdir(), 'truth-propose-'));
  git('init', '-q', '-b', 'main', 'read');
  for (const path of ['scripts', '.github']) symlinkSync(join(root, path), at('read', path));
  mkdirSync(at('read', 'contract/models'), { recursive: true });
  writeFileSync(at('read', MODEL), 'id: one\n');
  writeFileSync(at('read', 'contract/models/old.yaml'), 'id: old\n');
  commitAll();
  git('clone', '-q', 'read', 'propose');
  writeFileSync(join(folder, 'catalogue.txt'), 'one\n  price 1 → 2 ```@all\n');
  head = git('-C', 'read', 'rev-parse', 'HEAD').trim();
});
afterEach(async () => {
  await github.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (checkout: string, path: string): string => join(folder, checkout, path);
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' });

function commitAll(): void {
  git('-C', 'read', 'add', '--all');
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  git('-C', 'read', ...author, 'commit', '-q', '-m', 'before');
}

/** GitHub knows these pull requests, and takes everything. */
function play(known: readonly unknown[] = []): void {
  github.answer = ({ method, path }) => {
    if (method === 'GET') return { status: 200, body: known };
    if (path === '/graphql') {
      return { status: 200, body: { data: { createCommitOnBranch: { commit: { oid: 'c' } } } } };
    }
    if (path.endsWith('/dispatches')) return { status: 204 };
    return { status: 201, body: { number: 12 } };
  };
}

/** The steps of both jobs after the catalogue was read, one after the other. */
async function propose(): Promise<StepRun> {
  const values = { RUNNER_TEMP: folder };
  const made = await runStep(
    'kie_sync.yml',
    'read',
    /catalogue\.patch/,
    values,
    join(folder, 'read'),
  );
  expect(made, made.log).toMatchObject({ code: 0 });
  // As the artifact carries it from one job to the other.
  for (const file of ['catalogue.patch', 'catalogue.txt']) {
    copyFileSync(at('read', file), join(folder, file));
  }
  const cwd = join(folder, 'propose');
  const applied = await runStep('kie_sync.yml', 'propose', /git apply/, values, cwd);
  expect(applied, applied.log).toMatchObject({ code: 0 });
  const settings = {
    GITHUB_API_URL: github.base,
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_TOKEN: 'ghs_secret',
    RUNNER_TEMP: folder,
  };
  return runStep('kie_sync.yml', 'propose', /propose-catalogue/, settings, cwd);
}

const branchOf = (): string =>
  (github.bodiesOf('POST /repos/o/r/git/refs')[0] as { ref: string }).ref.slice(
    'refs/heads/'.length,
  );

describe('a change of the catalogue', () => {
  it('becomes a pull request on a branch of its own, whose gates are started', async () => {
    play();
    writeFileSync(at('read', MODEL), 'id: one\nprice: 2\n');
    writeFileSync(at('read', 'contract/models/new one.yaml'), 'id: ü\n');
    rmSync(at('read', 'contract/models/old.yaml'));
    const { code, log } = await propose();
    expect([code, log]).toEqual([
      0,
      expect.stringMatching(/^::notice::Opened #12 from catalogue-/),
    ]);

    const branch = branchOf();
    expect(github.bodiesOf('POST /repos/o/r/git/refs')).toEqual([
      { ref: `refs/heads/${branch}`, sha: head },
    ]);
    const [commit] = github.bodiesOf('POST /graphql') as { variables: { input: object } }[];
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    expect(commit?.variables.input).toMatchObject({
      branch: { repositoryNameWithOwner: 'o/r', branchName: branch },
      expectedHeadOid: head,
      fileChanges: {
        additions: [
          { path: MODEL, contents: base64('id: one\nprice: 2\n') },
          { path: 'contract/models/new one.yaml', contents: base64('id: ü\n') },
        ],
        deletions: [{ path: 'contract/models/old.yaml' }],
      },
    });
    const [request] = github.bodiesOf('POST /repos/o/r/pulls');
    expect(request).toMatchObject({ head: branch, base: 'main' });
    // What the run said, where nothing in it means anything to GitHub.
    const { body } = request as { body: string };
    expect(body).toMatch(/\n\n````text\none\n {2}price 1 → 2 ```@all\n````$/);
    expect(github.calls.slice(-2).map(({ path, body }) => [path, body])).toEqual([
      ['/repos/o/r/actions/workflows/ci.yml/dispatches', { ref: branch }],
      ['/repos/o/r/actions/workflows/truth_gate.yml/dispatches', { ref: branch }],
    ]);
  });

  it('is not proposed a second time, also when the first was turned down', async () => {
    play([{ number: 12, state: 'closed' }]);
    writeFileSync(at('read', MODEL), 'id: two\n');
    expect(await propose()).toMatchObject({ code: 0 });
    expect(github.calls.map(({ method }) => method)).toEqual(['GET']);
    expect(github.calls[0]?.path).toMatch(/pulls\?state=all&head=o:catalogue-[0-9a-f]{12}$/);
  });

  it('is the same on another day, when only the day is another', async () => {
    play();
    writeFileSync(at('read', MODEL), 'id: two\nsource: [{ date: 2026-11-28 }]\n');
    await propose();
    const first = branchOf();
    git('-C', 'propose', 'checkout', '-q', '.');
    for (const file of ['catalogue.patch', 'catalogue.txt']) rmSync(at('read', file));
    writeFileSync(at('read', MODEL), 'id: two\nsource: [{ date: 2026-11-29 }]\n');
    github.calls.length = 0;
    await propose();
    expect(branchOf()).toBe(first);
  });

  it('that is none asks GitHub for nothing', async () => {
    const { code, log } = await propose();
    expect([code, log, github.calls]).toEqual([0, '::notice::Nothing has changed.\n', []]);
  });
});

describe('a proposal is red', () => {
  it('when something else has changed as well', async () => {
    play();
    writeFileSync(at('read', 'package.json'), '{}');
    const { code, log } = await propose();
    expect([code, log]).toEqual([1, expect.stringContaining('not package.json.')]);
    expect(github.calls).toEqual([]);
  });

  it('when GitHub takes no commit, which it says with HTTP 200', async () => {
    play();
    const taken = github.answer;
    github.answer = (call) =>
      call.path === '/graphql'
        ? { status: 200, body: { data: null, errors: [{ message: 'main has moved' }] } }
        : taken(call);
    writeFileSync(at('read', MODEL), 'id: two\n');
    const { code, log } = await propose();
    expect([code, log]).toEqual([1, expect.stringMatching(/HTTP 200, main has moved\n$/)]);
    expect(github.bodiesOf('POST /repos/o/r/pulls')).toEqual([]);
  });
});
