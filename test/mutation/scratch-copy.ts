import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

/** A copy of a project, in which anything may be broken. */
export interface ScratchCopy {
  readonly folder: string;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Removes it. May be called again. */
  dispose(): void;
}

/**
 * Copies what git tracks in `root`, as it is on the disk, to a temporary folder. Packages are
 * linked; those that live in the project itself lead to their copy. Throws when `root` is no git
 * checkout.
 */
export function scratchCopy(root: string): ScratchCopy {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'truth-mutation-'));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    for (const file of tracked(root)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    linkPackages(realpathSync(root), folder);
    // Some gates ask git which files there are.
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
    git('init', '--quiet');
    git('add', '--all');
  } catch (error) {
    dispose();
    throw error;
  }
  return {
    folder,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    write: (file, text) => writeFileSync(join(folder, file), text),
    dispose,
  };
}

function tracked(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** One link for each, so that what tools keep beside the packages is kept in the copy. */
function linkPackages(root: string, folder: string): void {
  const packages = join(root, 'node_modules');
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(packages)) {
    if (name.startsWith('.') && name !== '.bin') continue;
    const place = realpathSync(join(packages, name));
    const within = relative(root, place);
    const isOwn = !within.startsWith('..') && !within.startsWith(`node_modules${sep}`);
    symlinkSync(isOwn ? join(folder, within) : place, join(folder, 'node_modules', name));
  }
}
