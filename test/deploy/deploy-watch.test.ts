import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ReleaseUnderTest } from '../release/release-under-test.ts';
import { failing } from '../sandbox/fake-render/deploy-history.ts';
import { DeployUnderTest } from './deploy-under-test.ts';
import { MINUTE_MS } from './played-deployment.ts';

/** `truth deploy watch` on a real repository and a real service, at a played Render. */

let project: ReleaseUnderTest;
let world: DeployUnderTest;
beforeAll(async () => {
  project = await ReleaseUnderTest.start();
});
beforeEach(async () => {
  world = await DeployUnderTest.start(project);
});
afterEach(async () => {
  await world.render.close();
  project.reset();
});
afterAll(() => project.stop());

const FORBIDDEN = '{"level":"error","msg":"TypeError: no such chat a-secret-of-the-webhook"}';
const tags = (): string[] => project.git('tag', '--list').split('\n').filter(Boolean);
const today = '2026-11-29';

describe('what is said', () => {
  it('the lines that are to blame stand in the report and in the tag, without secrets', async () => {
    world.deploy();
    world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    const { report } = await world.watch();
    const line = '{"level":"error","msg":"TypeError: no such chat $WEBHOOK_SECRET"}';
    expect(report['lines']).toEqual([line]);
    const message = project.git('cat-file', 'tag', `not-stable-${today}-1`);
    expect(message).toContain(line);
    expect(message).toMatch(/Release-Verdict: not met$/);
  });

  it('a dry run neither tags nor goes back, and says what it would do', async () => {
    world.deploy();
    const good = await world.watch({ dryRun: true, format: 'pretty' });
    expect([good.code, good.err]).toEqual([
      0,
      expect.stringContaining(`It would be tagged stable-${today}-1.`),
    ]);
    world.render.log(FORBIDDEN, { atMs: world.nowMs - MINUTE_MS });
    const bad = await world.watch({ dryRun: true });
    expect([bad.code, bad.report['words']]).toEqual([
      1,
      expect.stringContaining('A dry run: it would go back to dep-0001 (aaaaaaa).'),
    ]);
    expect([tags(), world.render.posted(/./)]).toEqual([[], []]);
  });

  it('on GitHub, an annotation with the reason', async () => {
    world.deploy(failing('build_failed', 'build_in_progress'));
    const { report } = await world.watch({ format: 'github' });
    expect(report['out']).toMatch(
      /^::error title=deploy failed::dep-0002 \([0-9a-f]{7}\): Render says/,
    );
  });
});

describe('run again', () => {
  it('after it was stable keeps its tag, takes no time, and pushes it when told', async () => {
    const origin = project.path('.cache/origin.git');
    project.git('init', '--quiet', '--bare', origin);
    project.git('remote', 'add', 'origin', origin);
    world.deploy();
    expect((await world.watch()).code).toBe(0);
    const again = await world.watch({ push: true });
    expect([again.code, again.tookMs < MINUTE_MS, tags()]).toEqual([
      0,
      true,
      [`stable-${today}-1`],
    ]);
    expect(again.report['tag']).toMatchObject({ isPushed: true });
    expect(project.git('ls-remote', '--tags', 'origin')).toContain(`refs/tags/stable-${today}-1`);
    project.git('remote', 'remove', 'origin');
  });

  it('after a rollback says that it was rolled back, and goes back no further', async () => {
    world.deploy();
    world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    await world.watch();
    const again = await world.watch();
    expect([again.code, again.report['words']]).toEqual([
      2,
      expect.stringContaining('It was rolled back by dep-0003'),
    ]);
    expect(world.render.posted(/rollback/)).toHaveLength(1);
  });

  it('a commit that failed live is never gone back to', async () => {
    world.deploy();
    world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    world.render.backStages = [['update_failed', 1000]];
    await world.watch();
    project.commit();
    project.serveThisCommit();
    world.deploy();
    world.after(2 * MINUTE_MS, () => world.render.log(FORBIDDEN));
    world.render.backStages = [['live', 1000]];
    expect((await world.watch()).report['words']).toContain('Rolled back to dep-0001 (aaaaaaa)');
  });
});

describe('what cannot be followed is said at once, with what to do', () => {
  it.each<[string, () => void, Parameters<DeployUnderTest['watch']>[0], string]>([
    ['no deploy of this commit', () => {}, {}, 'Deploy this commit first.'],
    [
      'a deploy of another commit',
      () => {},
      { deploy: 'dep-0001' },
      'dep-0001 (aaaaaaa) is no deploy of this checkout',
    ],
    ['no such deploy', () => {}, { deploy: 'dep-0009' }, 'Render answered 404, not found.'],
    ['no such service', () => {}, { service: 'srv-other' }, 'Render answered 404, not found.'],
    ['no id of a service', () => {}, { service: 'played' }, 'Name the service: --service srv-…'],
    [
      'a service that is suspended',
      () => {
        world.render.isSuspended = true;
      },
      {},
      'Resume it at Render.',
    ],
    [
      'a change that no commit holds',
      () => project.write('new.txt', ''),
      {},
      'Not committed: new.txt.',
    ],
  ])('%s', async (_, given, options, words) => {
    given();
    await expect(world.watch(options)).rejects.toThrow(words);
    expect(world.render.posted(/./)).toEqual([]);
  });

  it('a key that Render does not know, and none', async () => {
    await expect(world.watch({}, { RENDER_API_KEY: 'rnd_wrong' })).rejects.toThrow(
      'Render answered 401, Unauthorized.',
    );
    await expect(world.watch({}, { RENDER_API_KEY: '' })).rejects.toThrow('Set RENDER_API_KEY');
  });
});
