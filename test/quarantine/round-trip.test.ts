import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScratchProject } from './scratch-project.ts';

const bin = join(import.meta.dirname, '../../generator/bin/truth.cjs');
const RULES = 'quarantine-reached,quarantine-unrecorded,quarantine-expired,quarantine-compiled';
const OLD = 'src/old-price.ts';
const MOVED = 'quarantine/20260115-src-old-price.ts';

let project: ScratchProject;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-15T12:00:00Z') });
  project = new ScratchProject();
  await project.prepare();
});
afterEach(() => vi.useRealTimers());

const entryOf = (file: string, reason: string): string =>
  `    - file: ${file}\n      quarantined: 2026-01-15\n      expires: 2026-07-15\n      reason: ${reason}\n`;

describe('a file that nothing reaches', () => {
  it('is moved with its text, recorded, and everything stays green', async () => {
    const text = project.read(OLD);
    const contract = project.read('contract/truth.yaml');
    const { code, err } = await project.truth('quarantine', OLD, '--reason', 'No longer sold.');
    expect([code, err]).toEqual([0, expect.stringContaining(`${OLD} → ${MOVED}`)]);
    expect([project.exists(OLD), project.read(MOVED)]).toEqual([false, text]);
    expect(project.read('contract/truth.yaml').replace(entryOf(MOVED, 'No longer sold.'), '')).toBe(
      contract,
    );
    expect(project.read('generated/verify.json')).toContain(MOVED);
    expect(await project.truth('gen', '--check')).toMatchObject({ code: 0 });
    expect(await project.truth('verify', '--only', RULES)).toMatchObject({ code: 0 });
  });

  it('is shown to be out of reach by numbers that were counted', async () => {
    const { err } = await project.truth('quarantine', OLD, '--reason', 'x');
    expect(err).toContain('src/main.ts loads 3 files, none of them from quarantine.');
    expect(err).toContain('5 files of code with 2 imports, and');
    expect(err).toContain('none of their imports and paths leads there.');
    expect(err).toContain(`Nothing but ${OLD} needed src/old-rate.ts: it can go too.`);
  });

  it('goes until the day that was named', async () => {
    await project.truth('quarantine', OLD, '--reason', 'x', '--expires', '2026-02-01');
    expect(project.read('contract/truth.yaml')).toContain('expires: 2026-02-01');
  });

  it('tells a program all of that', async () => {
    const { out } = await project.truth('quarantine', OLD, '--reason', 'x', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      moves: [{ from: OLD, to: MOVED }],
      next: ['src/old-rate.ts'],
      proof: { loaded: 3, codeFiles: 5, imports: 2, loadedFromThere: [], findings: [] },
    });
  });

  it('can be named from the folder it lies in', async () => {
    const { truthIn } = await import('../gen/project-copy.ts');
    const args = ['quarantine', 'old-price.ts', '--reason', 'x'];
    expect(await truthIn(project.path('src'), args)).toMatchObject({ code: 0 });
    expect(project.exists(MOVED)).toBe(true);
  });
});

describe('a file that something reaches', () => {
  it('stays, and every place is shown', async () => {
    const contract = project.read('contract/truth.yaml');
    project.write('package.json', '{ "scripts": { "old": "node src/rounded.ts" } }\n');
    const { code, err } = await project.truth('quarantine', 'src/rounded.ts', '--reason', 'x');
    expect(code).toBe(1);
    expect(err.match(/┌─ \S+/g)).toEqual([
      '┌─ package.json:1:29',
      '┌─ src/old-price.ts:2:26',
      '┌─ src/price.ts:1:26',
    ]);
    expect(err).toMatch(/Nothing was moved\.\n$/);
    expect(project.exists('src/rounded.ts')).toBe(true);
    expect(project.read('contract/truth.yaml')).toBe(contract);
  });

  it('goes together with what reaches it', async () => {
    const files = [OLD, 'src/old-rate.ts'];
    expect(await project.truth('quarantine', ...files, '--reason', 'x')).toMatchObject({ code: 0 });
    expect(project.filesIn('quarantine')).toEqual([
      '20260115-src-old-price.ts',
      '20260115-src-old-rate.ts',
      'old-bot.ts',
    ]);
  });

  it('is told to a program like every other diagnostic', async () => {
    const args = ['quarantine', 'src/old-rate.ts', '--reason', 'x', '--format', 'json'];
    const { code, out } = await project.truth(...args);
    expect([code, JSON.parse(out).diagnostics]).toEqual([
      1,
      [expect.objectContaining({ code: 'quarantine-reached', file: OLD })],
    ]);
  });
});

describe('wrong usage', () => {
  it('without a reason, where nobody can be asked, ends with 2', async () => {
    const { code, err } = await project.truth('quarantine', OLD);
    expect([code, err]).toEqual([2, expect.stringContaining('--reason TEXT')]);
    expect(project.exists(OLD)).toBe(true);
  });

  it('does not follow a link out of the project', async () => {
    symlinkSync(project.path('kb'), project.path('src/pages'));
    const { code, err } = await project.truth('quarantine', 'src/pages/README.md', '--reason', 'x');
    expect([code, err]).toEqual([2, expect.stringContaining('lies behind one')]);
  });

  it('of a file that git ignores ends with 2', async () => {
    project.write('.gitignore', 'tmp/\n');
    project.write('tmp/x.ts', '');
    const { code, err } = await project.truth('quarantine', 'tmp/x.ts', '--reason', 'x');
    expect([code, err]).toEqual([2, expect.stringContaining('ignored by git')]);
  });
});

describe('a run that is killed between two steps', () => {
  /** Ends with SIGKILL before the rename of that number. */
  function killedBeforeRename(number: number): NodeJS.Signals | null {
    const preload = join(import.meta.dirname, 'kill-before-rename.ts');
    const args = ['--import', preload, bin, 'quarantine', OLD, '--reason', 'x'];
    const env = { ...process.env, KILL_BEFORE_RENAME: `${number}` };
    return spawnSync(process.execPath, args, { cwd: project.root, env }).signal;
  }

  it('before the first has changed nothing', () => {
    const contract = project.read('contract/truth.yaml');
    expect(killedBeforeRename(1)).toBe('SIGKILL');
    expect([project.exists(OLD), project.filesIn('quarantine')]).toEqual([true, ['old-bot.ts']]);
    expect(project.read('contract/truth.yaml')).toBe(contract);
  });

  it('before it is recorded leaves a project that works and a rule that says what to type', async () => {
    expect(killedBeforeRename(2)).toBe('SIGKILL');
    expect(project.exists(OLD)).toBe(false);
    expect(await project.truth('gen', '--check')).toMatchObject({ code: 0 });
    const said = await project.truth('verify', '--only', RULES);
    expect(said.code).toBe(1);
    const [, line = ''] =
      /Record it: truth (quarantine \S+ --reason)/.exec(said.err.replace(/\s+/g, ' ')) ?? [];
    const recorded = await project.truth(...line.split(' '), 'x');
    expect([recorded.code, recorded.err]).toEqual([0, expect.stringContaining('is recorded now')]);
    expect(await project.truth('verify', '--only', RULES)).toMatchObject({ code: 0 });
    expect(project.filesIn('contract').filter((name) => name.endsWith('.tmp'))).toHaveLength(1);
  });
});
