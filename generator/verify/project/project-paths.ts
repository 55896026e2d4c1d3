import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../output/project-files.ts';

/** Never a person's work, whatever the project keeps its files in. */
const NOT_WRITTEN = /(^|\/)(node_modules|\.git|\.cache|dist|coverage)(\/|$)/;

/**
 * Files of a project that people keep: those that git tracks or would, or, without git, all but
 * installed packages. Posix, relative to the root, in code-unit order.
 */
export function projectPaths(root: string): string[] {
  const paths = tracked(root) ?? listFiles(root, '.');
  return paths.filter((path) => !NOT_WRITTEN.test(path)).sort((a, b) => (a < b ? -1 : 1));
}

function tracked(root: string): string[] | null {
  const listed = git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  if (listed === null) return null;
  const paths = [...new Set(listed.split('\0'))];
  return paths.filter((path) => path !== '' && existsSync(join(root, path)));
}

/** A revision that git does not know, or a folder that it does not keep. */
export class RevisionUnknown extends Error {
  override readonly name = 'RevisionUnknown';

  constructor(revision: string) {
    super(
      `git does not know the revision ${revision} here. Name a commit, a branch or a tag; ` +
        'in CI fetch it first (fetch-depth: 0).',
    );
  }
}

/**
 * Files that differ between a revision and the disk, also new ones. Throws {@link RevisionUnknown}.
 */
export function changedPaths(root: string, revision: string): string[] {
  const base = git(root, ['merge-base', revision, 'HEAD']);
  if (base === null) throw new RevisionUnknown(revision);
  const changed = git(root, ['diff', '--name-only', '-z', '--relative', base.trim()]);
  const added = git(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  const all = `${changed ?? ''}${added ?? ''}`.split('\0').filter((path) => path !== '');
  return [...new Set(all)].sort((a, b) => (a < b ? -1 : 1));
}

/** Text of a file in a revision; null when there is no such file, revision or git. */
export function textInRevision(root: string, revision: string, path: string): string | null {
  return git(root, ['show', `${revision}:./${path}`]);
}

function git(root: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}
