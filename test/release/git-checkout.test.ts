import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  GitRefused,
  readCheckout,
  tagNames,
  writeTag,
} from '../../generator/release/git-checkout.ts';
import { recordMessage, streakOf } from '../../generator/release/release-records.ts';
import { SteppingRepository } from './stepping-repository.ts';

/** What a real repository tells. */

let folder: string;
let root: string;
let repository: SteppingRepository;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'truth-git-'));
  root = join(folder, 'origin');
  repository = new SteppingRepository(root);
  writeFileSync(join(root, 'a.txt'), 'a\n');
  commit();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PATTERN = 'stable-{date}-{n}';
const read = (path = root) => readCheckout(path, PATTERN);
const names = (path = root): string[] => read(path).records.map(({ name }) => name);

const git = (...args: string[]): string => repository.git(...args);
const commit = (): void => repository.commit();

/** A record of the next commit. */
function release(name: string, verdict: 'met' | 'not met' = 'met'): void {
  commit();
  writeTag(root, name, recordMessage(name, ['checked: met.'], verdict));
}

describe('a checkout', () => {
  it('names its commit, and is clean', () => {
    const records: [] = [];
    const commit = git('rev-parse', 'HEAD');
    expect(read()).toEqual({ commit, changed: [], isShallow: false, records });
  });

  it('names what no commit holds, by its path of today', () => {
    writeFileSync(join(root, 'b c.txt'), '');
    writeFileSync(join(root, 'd.txt'), '');
    git('mv', 'a.txt', 'ü.txt');
    git('add', 'd.txt');
    expect([...read().changed].sort()).toEqual(['b c.txt', 'd.txt', 'ü.txt']);
  });

  it('is refused when there is none', () => {
    expect(() => read(folder)).toThrow(GitRefused);
    expect(() => writeTag(root, 'a..b', 'x')).toThrow(/not a valid tag name/);
  });
});

describe('records', () => {
  it('are the tags of the pattern, good and failed, the newest number first', () => {
    for (const n of [1, 2, 9, 10]) release(`stable-2026-11-29-${n}`);
    release('stable-2026-11-29');
    release('v1.0.0');
    expect(names()).toEqual([10, 9, 2, 1].map((n) => `stable-2026-11-29-${n}`));
    expect(tagNames(root)).toContain('v1.0.0');
  });

  it('tell their commit and whether it was kept', () => {
    release('stable-2026-11-29-1');
    const commit = git('rev-parse', 'HEAD');
    expect(read().records).toEqual([
      {
        name: 'stable-2026-11-29-1',
        commit,
        isAnnotated: true,
        message: 'stable-2026-11-29-1\n\nchecked: met.\n\nRelease-Verdict: met\n',
      },
    ]);
    expect(streakOf(read().records).good).toHaveLength(1);
  });

  it('count for nothing when a person made them', () => {
    git('tag', 'stable-2026-11-29-1');
    git('tag', '--annotate', '--message', 'It works.\n\nReally.', 'stable-2026-11-29-2');
    const { good, byHand } = streakOf(read().records);
    expect([good.length, byHand.length]).toEqual([0, 2]);
    expect(new Set(byHand.map(({ commit }) => commit))).toEqual(
      new Set([git('rev-parse', 'HEAD')]),
    );
  });

  it('of the same second begin with the one that failed', () => {
    const date = '2026-11-29T12:00:00Z';
    const annotate = (name: string): void => {
      const message = recordMessage(name, [], name.startsWith('not-') ? 'not met' : 'met');
      execFileSync('git', ['tag', '--annotate', '--message', message, name], {
        cwd: root,
        env: { ...process.env, GIT_COMMITTER_DATE: date },
      });
    };
    annotate('not-stable-2026-11-29-1');
    annotate('stable-2026-11-29-2');
    expect(names()).toEqual(['not-stable-2026-11-29-1', 'stable-2026-11-29-2']);
  });

  it('of another branch are not of this one', () => {
    git('switch', '--quiet', '--create', 'side');
    release('stable-2026-11-29-1');
    git('switch', '--quiet', 'main');
    release('not-stable-2026-11-29-1', 'not met');
    expect(names()).toEqual(['not-stable-2026-11-29-1']);
    expect(tagNames(root)).toHaveLength(2);
  });

  it('may be hidden in a clone that holds a part of the history', () => {
    release('stable-2026-11-29-1');
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone]);
    expect(read(clone).isShallow).toBe(true);
  });
});
