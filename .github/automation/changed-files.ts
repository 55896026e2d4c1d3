import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ChangedFiles {
  /** Paths with their content in base64. */
  readonly additions: readonly { readonly path: string; readonly contents: string }[];
  readonly deletions: readonly { readonly path: string }[];
}

/**
 * What differs from the commit, from the output of
 * `git status --porcelain=v1 --no-renames --untracked-files=all -z`. Reads the new contents below
 * `root`. Throws on a path outside of `allowed`.
 */
export function changedFiles(
  status: string,
  root: string,
  allowed: readonly RegExp[],
): ChangedFiles {
  const entries = status.split('\0').filter((entry) => entry !== '');
  const changes = entries.map((entry) => ({ state: entry.slice(0, 2), path: entry.slice(3) }));
  const foreign = changes.filter(({ path }) => !allowed.some((pattern) => pattern.test(path)));
  if (foreign.length > 0) {
    const paths = foreign.map(({ path }) => path).join(', ');
    throw new Error(`Only the catalogue and what is generated may change here, not ${paths}.`);
  }
  const gone = changes.filter(({ state }) => state.includes('D'));
  const there = changes.filter(({ state }) => !state.includes('D'));
  return {
    additions: there.map(({ path }) => ({
      path,
      contents: readFileSync(join(root, path)).toString('base64'),
    })),
    deletions: gone.map(({ path }) => ({ path })),
  };
}

/**
 * The same changes have the same name, so that they are proposed once. What was generated follows
 * from the contract, and the day on which a page was read is no change.
 */
export function nameOf({ additions, deletions }: ChangedFiles): string {
  const isCause = ({ path }: { readonly path: string }): boolean => path.startsWith('contract/');
  const causes = additions.some(isCause) ? additions.filter(isCause) : additions;
  const undated = causes.map(({ path, contents }) => {
    const text = Buffer.from(contents, 'base64').toString();
    return [path, text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, '')];
  });
  return createHash('sha256')
    .update(JSON.stringify([undated, deletions]))
    .digest('hex')
    .slice(0, 12);
}
