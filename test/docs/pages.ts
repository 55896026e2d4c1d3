import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A page that people read, by its path from the root. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Every file that is part of the project, also when it is not committed yet. */
export const tracked: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

export function readPage(path: string): Page {
  return { path, text: readFileSync(join(root, path), 'utf8') };
}

/** The knowledge base and what stands beside it. */
export const pages: readonly Page[] = tracked
  .filter((path) => /^(kb\/.*|README|CONTRIBUTING)\.md$/.test(path))
  .map(readPage);
