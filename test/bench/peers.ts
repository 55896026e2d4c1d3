import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** The command line of openapi-typescript. */
export const openapiTypescript = join(folder, 'node_modules/openapi-typescript/bin/cli.js');

/**
 * Installs what we compare with, when it is not there in the wanted version. Throws when that
 * fails, for example without a network.
 */
export function installPeers(): void {
  if (isInstalled()) return;
  process.stderr.write('Installing what the benchmarks compare with, once …\n');
  const args = ['--prefix', folder, 'ci', '--no-audit', '--no-fund'];
  // `npm run` says which npm it is; on its own the command is a script that Windows starts only
  // through a shell.
  const npm = process.env['npm_execpath'];
  const run =
    npm === undefined
      ? spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' })
      : spawnSync(process.execPath, [npm, ...args], { stdio: 'inherit' });
  if (run.status === 0) return;
  throw new Error(
    'openapi-typescript could not be installed in test/bench. It needs the npm registry once; ' +
      'run the benchmarks with a network, or leave that group out: npm run bench -- --only check,load',
  );
}

function isInstalled(): boolean {
  // npm writes this file last.
  if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) return false;
  const { dependencies } = readJson('package.json') as { dependencies: Record<string, string> };
  return Object.entries(dependencies).every(([name, wanted]) => {
    const { version } = readJson(`node_modules/${name}/package.json`) as { version: string };
    return version === wanted;
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}
