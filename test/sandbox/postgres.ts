import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { endWithMe } from './end-with-me.ts';
import { freePort } from './free-port.ts';
import { type Account, findPostgres, type PostgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);

const USER = 'truth';
/** What a temporary folder holds need not survive a power cut, nor be swept. */
const TEMPORARY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
};

const READY = 'database system is ready to accept connections';

export interface PostgresServer {
  /** Connection string of one of its databases. */
  url(database: string): string;
  /** Whether the data is there for the next start. */
  readonly keepsData: boolean;
  /** Disconnects everybody, ends the server, and removes its folder unless that is kept. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Where the data is kept between runs. Without it the data lives in a temporary folder. */
  readonly keepIn?: string;
}

/**
 * Starts a PostgreSQL of our own on a free port. Throws with what the server said when it does not
 * start.
 */
export async function startPostgres({ keepIn }: PostgresOptions = {}): Promise<PostgresServer> {
  const binaries = await findPostgres();
  const kept = keepIn !== undefined && (await isReachable(keepIn, binaries.account));
  const folder = kept ? keepIn : await mkdtemp(join(tmpdir(), 'truth-data-'));
  const clean = async (): Promise<void> => {
    if (!kept) await rm(folder, { recursive: true, force: true });
    await binaries.dispose();
  };
  try {
    const password = await prepareFolder(folder, binaries);
    const port = await freePort();
    const server = await launch(folder, port, kept, binaries);
    return {
      url: (database) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
      keepsData: kept,
      stop: async () => {
        await end(server);
        await clean();
      },
    };
  } catch (error) {
    await clean();
    throw error;
  }
}

/** Whether the server's user can get to a folder that this user makes there. */
async function isReachable(folder: string, account: Account): Promise<boolean> {
  if (!('uid' in account)) return true;
  for (let parent = dirname(folder); parent !== dirname(parent); parent = dirname(parent)) {
    const { mode } = await stat(parent).catch(() => ({ mode: 0o001 }));
    if ((mode & 0o001) === 0) return false;
  }
  return true;
}

/** Makes the cluster unless it is there; returns the password. */
async function prepareFolder(folder: string, binaries: PostgresBinaries): Promise<string> {
  const { initdb, account } = binaries;
  await mkdir(folder, { recursive: true });
  if ('uid' in account) await chown(folder, account.uid, account.gid);
  const passwordFile = join(folder, 'password');
  const present = await readFile(passwordFile, 'utf8').catch(() => null);
  if (present !== null) return present;
  const password = randomBytes(16).toString('hex');
  const unfinished = join(folder, 'unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await writeFile(`${passwordFile}.new`, password, { mode: 0o600 });
  if ('uid' in account) await chown(`${passwordFile}.new`, account.uid, account.gid);
  await run(
    initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}.new`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    // A folder that initdb can enter, whoever it runs as.
    { ...account, cwd: folder },
  );
  await rename(unfinished, join(folder, 'cluster'));
  // Last: its presence says that the cluster is whole.
  await rename(`${passwordFile}.new`, passwordFile);
  return password;
}

async function launch(
  folder: string,
  port: number,
  kept: boolean,
  { postgres, account }: PostgresBinaries,
): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...(kept ? {} : TEMPORARY),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached, because Ctrl-C in a terminal must reach us first and the server last.
  const server = spawn(postgres, ['-D', join(folder, 'cluster'), '-p', String(port), ...flags], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endWithMe(server, 'INT', kept ? '' : folder);
  await ready(server);
  return server;
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
      if (said.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => {
      const remedy = said.includes('postmaster.pid')
        ? 'Another sandbox runs from this folder: stop it first.'
        : 'If the data was made by another PostgreSQL or another user, delete the folder .sandbox.';
      reject(new Error(`PostgreSQL did not start. It said:\n${said.trim()}\n${remedy}`));
    });
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await exited;
}
