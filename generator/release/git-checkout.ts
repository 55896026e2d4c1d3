import { execFileSync } from 'node:child_process';
import type { CheckoutEvidence } from './evidence.ts';
import { FAILED_PREFIX, type TagRecord } from './release-records.ts';
import { isReleaseTag } from './tag-name.ts';

/** Git is not there, this is no checkout, or git refuses; the message says what git said. */
export class GitRefused extends Error {
  override readonly name = 'GitRefused';
}

/** A push waits for a network; everything else is done in a moment. */
const GIT_DEADLINE_MS = 120_000;

/** The checkout in a folder. Throws {@link GitRefused}. */
export function readCheckout(root: string, tagPattern: string): CheckoutEvidence {
  return {
    commit: git(root, 'rev-parse', '--verify', 'HEAD^{commit}').trim(),
    changed: changedPaths(git(root, 'status', '--porcelain', '-z', '--untracked-files=all')),
    isShallow: git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true',
    records: releaseTags(root, tagPattern),
  };
}

/** Names of all tags, also of those that HEAD does not hold. Throws {@link GitRefused}. */
export function tagNames(root: string): string[] {
  return git(root, 'tag', '--list').split('\n').filter(Boolean);
}

/** Writes an annotated tag at HEAD. Throws {@link GitRefused}. */
export function writeTag(root: string, name: string, message: string): void {
  git(root, 'tag', '--annotate', '--cleanup=verbatim', '--message', message, name);
}

/** Sends a tag to where the checkout came from; again changes nothing. Throws {@link GitRefused}. */
export function pushTag(root: string, name: string): void {
  git(root, 'push', '--quiet', 'origin', `refs/tags/${name}`);
}

/** Entries end with NUL; a renamed file has its old name as an entry of its own behind it. */
function changedPaths(status: string): string[] {
  const entries = status.split('\0').filter((entry) => entry !== '');
  const paths: string[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at] as string;
    paths.push(entry.slice(3));
    if (/^[RC]|^.[RC]/.test(entry)) at++;
  }
  return paths;
}

/**
 * Git dates a tag by the second. Of two that have the same one, the failed counts as newer, and
 * after that the number in the name decides.
 */
function releaseTags(root: string, pattern: string): TagRecord[] {
  const fields = ['refname:strip=2', 'objecttype', 'objectname', '*objectname', 'creatordate:unix'];
  const format = [...fields, 'contents'].map((field) => `%(${field})`).join('%00');
  const options = ['--merged=HEAD', '--sort=-version:refname', `--format=${format}%00%00`];
  const rows = git(root, 'for-each-ref', ...options, 'refs/tags').split('\0\0\n');
  const found = rows.flatMap((row) => {
    const [name = '', type, own = '', target = '', seconds, message = ''] = row.split('\0');
    if (!isReleaseTag(pattern, name)) return [];
    const isAnnotated = type === 'tag';
    const commit = isAnnotated ? target : own;
    const rank = name.startsWith(FAILED_PREFIX) ? 1 : 0;
    return [{ record: { name, commit, isAnnotated, message }, seconds: Number(seconds), rank }];
  });
  found.sort((a, b) => b.seconds - a.seconds || b.rank - a.rank);
  return found.map(({ record }) => record);
}

function git(root: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 2 ** 26,
      timeout: GIT_DEADLINE_MS,
      // Nobody is there to type a password.
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0' },
    });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    throw new GitRefused(`git ${args[0]}: ${(stderr ?? '').trim() || message}`);
  }
}
