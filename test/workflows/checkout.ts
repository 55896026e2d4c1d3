import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './workflow-files.ts';

/**
 * Returns a folder as a workflow has it after checkout and `npm ci`, with what stands here now: what
 * git knows or would take is copied, with its history, and the packages are linked. It goes with
 * the run.
 */
export function makeCheckout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'truth-checkout-'));
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' });
  git('clone', '-q', '--shared', '--no-checkout', root, folder);
  const wanted = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const paths = git('-C', root, ...wanted).split('\0');
  const there = paths.filter((path) => path !== '' && existsSync(join(root, path)));
  const list = { input: there.join('\0') };
  const packed = ['--null', '--files-from=-', '--create', '--file=-'];
  const archive = execFileSync('tar', ['-C', root, ...packed], { ...list, maxBuffer: 2 ** 30 });
  execFileSync('tar', ['-C', folder, '--extract', '--file=-'], { input: archive });
  git('-C', folder, 'reset', '-q');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}
