import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReleaseUnderTest } from '../release/release-under-test.ts';
import { failing } from '../sandbox/fake-render/deploy-history.ts';
import { FakeRender } from '../sandbox/fake-render/fake-render.ts';
import { runStep, type StepRun } from './run-step.ts';
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts';
import { root } from './workflow-files.ts';

/** The steps that deploy, at a Render that is played here. */

const FILE = 'deploy_render.yml';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let project: ReleaseUnderTest;
let render: FakeRender;
beforeAll(async () => {
  project = await ReleaseUnderTest.start();
  // What the steps call, where git does not look.
  const linked = ['node_modules', 'scripts'];
  for (const name of linked) symlinkSync(join(root, name), project.path(name));
  project.write('.git/info/exclude', `${[...linked, 'deploy.json'].join('\n')}\n`);
});
beforeEach(async () => {
  project.reset();
  project.remove('deploy.json');
  render = await FakeRender.start({
    apiKey: 'rnd_key',
    nowMs: Date.now,
    address: project.url,
  });
});
afterEach(() => render.close());
afterAll(() => project.stop());

const head = (): string => project.git('rev-parse', 'HEAD');
const access = (): Record<string, string> => ({
  RENDER_API_KEY: 'rnd_key',
  RENDER_API_URL: render.url,
  RENDER_SERVICE_ID: render.serviceId,
  SERVICE_URL: project.url,
});

describe('the step that starts a deploy', () => {
  const start = (values: Record<string, string> = {}): Promise<StepRun> =>
    runStep(FILE, 'deploy', 'node scripts/start-deploy.ts', {
      ...access(),
      COMMIT: head(),
      ...values,
    });

  it('asks for exactly this commit, and hands on which deploy that is', async () => {
    project.health = { status: 'ok', commit: 'a'.repeat(40) };
    const { code, log, outputs } = await start();
    expect([code, log, outputs]).toEqual([
      0,
      `Render deploys ${head()} as dep-0001\n`,
      'deploy=dep-0001\n',
    ]);
    expect(render.posted(/deploys$/)).toMatchObject([{ body: { commitId: head() } }]);
  });

  it('does not repeat what is live', async () => {
    const { code, log, outputs } = await start();
    expect([code, log, outputs]).toEqual([0, `${head()} is live already\n`, '']);
    expect(render.requests).toEqual([]);
  });

  it('also deploys what is live and ill', async () => {
    project.health = { status: 'failing', commit: head() };
    expect((await start()).outputs).toBe('deploy=dep-0001\n');
  });

  it('is red when Render refuses, and shows no key', async () => {
    project.health = {};
    const { code, log } = await start({ RENDER_API_KEY: 'rnd_wrong' });
    expect([code, log]).toEqual([1, '::error::Render: HTTP 401, Unauthorized\n']);
  });

  it('is red when settings are missing, and lists them', async () => {
    const { code, log } = await start({ RENDER_API_KEY: '', RENDER_SERVICE_ID: '' });
    const names = 'RENDER_API_KEY, RENDER_SERVICE_ID';
    expect([code, log]).toEqual([1, expect.stringContaining(`Not set: ${names}.`)]);
  });
});

/** What the job hands on, if the step wrote anything. */
const handedOn = (outputs: string): unknown =>
  outputs === '' ? null : JSON.parse(outputs.replace(/^tag=/, ''));

describe('the steps that follow it', () => {
  const watch = (deploy: string): Promise<StepRun> =>
    runStep(FILE, 'deploy', /deploy watch/, { ...access(), DEPLOY: deploy }, project.root);
  const report = (): Promise<StepRun> =>
    runStep(FILE, 'deploy', /report-deploy/, { SERVICE_URL: project.url }, project.root);

  it('hand the tag of a stable deploy on', async () => {
    const createdAtMs = Date.now() - HOUR_MS;
    const { id } = render.deploys.add(head(), { createdAtMs });
    for (let atMs = createdAtMs + MINUTE_MS; atMs <= Date.now(); atMs += MINUTE_MS)
      render.log('{"level":"info","msg":"well"}', { atMs });
    const { code, log } = await watch(id);
    expect([code, log]).toEqual([0, expect.stringContaining(id)]);
    const { log: shown, summary, outputs } = await report();
    expect(shown).toContain(`::notice::${id} stable: `);
    expect(summary).toContain(`**${id}: stable**`);
    expect(handedOn(outputs)).toEqual({
      name: expect.stringMatching(/^stable-\d{4}-\d\d-\d\d-1$/),
      message: expect.stringMatching(/\nDeploy-Verdict: met\n*$/),
    });
  });

  it('are red for one that fails before it is live, and tag nothing', async () => {
    const createdAtMs = Date.now() - HOUR_MS;
    const stages = failing('build_failed', 'build_in_progress');
    const { id } = render.deploys.add(head(), { createdAtMs, stages });
    expect((await watch('')).code).toBe(1);
    const { log, outputs } = await report();
    expect(log).toContain(`::error::${id} failed: Render says build_failed`);
    expect(handedOn(outputs)).toBeNull();
  });
});

describe('the job that makes the tag', () => {
  const TAG = {
    name: 'stable-2026-11-29-1',
    message: 'stable-2026-11-29-1\n\nDeploy-Verdict: met',
  };
  const COMMIT = 'b'.repeat(40);
  const GIT = '/repos/owner/name/git';
  let github: ScriptedApi;
  beforeEach(async () => {
    github = await startScriptedApi();
  });
  afterEach(() => github.stop());
  const tag = (): Promise<StepRun> =>
    runStep(FILE, 'tag', 'node scripts/tag-deploy.ts', {
      COMMIT,
      GITHUB_API_URL: github.base,
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_TOKEN: 'token',
      TAG: JSON.stringify(TAG),
    });

  it('writes an annotated tag on the commit', async () => {
    github.answer = ({ method, path }) => {
      if (method === 'GET') return { status: 404 };
      return { status: 201, body: path.endsWith('/tags') ? { sha: 'c'.repeat(40) } : {} };
    };
    expect(await tag()).toMatchObject({ code: 0, log: `${TAG.name} is on ${COMMIT}.\n` });
    expect(github.bodiesOf(`POST ${GIT}/tags`)).toEqual([
      { tag: TAG.name, message: TAG.message, object: COMMIT, type: 'commit' },
    ]);
    expect(github.bodiesOf(`POST ${GIT}/refs`)).toEqual([
      { ref: `refs/tags/${TAG.name}`, sha: 'c'.repeat(40) },
    ]);
  });

  it('leaves one that is there', async () => {
    github.answer = () => ({ status: 200, body: {} });
    expect(await tag()).toMatchObject({ code: 0, log: `${TAG.name} is there already.\n` });
    expect(github.calls.map(({ method }) => method)).toEqual(['GET']);
  });

  it('is red when GitHub refuses', async () => {
    github.answer = ({ method }) =>
      method === 'GET' ? { status: 404 } : { status: 403, body: { message: 'No right.' } };
    const { code, log } = await tag();
    expect([code, log]).toEqual([1, `::error::tag ${TAG.name}: HTTP 403, No right.\n`]);
  });
});
