import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { installQueue } from '../../src/jobs/install-queue.ts';
import { ensureDatabase } from '../sandbox/databases.ts';
import { startPostgres } from '../sandbox/postgres.ts';
import { silentLog } from '../sandbox/silent-log.ts';

/** A server that keeps its word after a power cut, unlike that of the tests. */
export interface DurablePostgres {
  /** Connection string of a new database with all tables. */
  freshDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it. Throws when its data cannot be kept, because then nothing durable is measured. */
export async function startDurablePostgres(): Promise<DurablePostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'truth-bench-'));
  // The server may run as another user.
  chmodSync(folder, 0o755);
  const server = await startPostgres({ keepIn: join(folder, 'postgres') });
  let made = 0;
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true });
  };
  if (!server.keepsData) {
    await stop();
    throw new Error(`${folder} cannot be reached by the user of PostgreSQL; set TMPDIR`);
  }
  return {
    stop,
    freshDatabase: async () => {
      const name = `bench_${++made}`;
      await ensureDatabase(server.url('postgres'), name);
      const url = server.url(name);
      const client = new pg.Client(url);
      await client.connect();
      await migrate(client, migrationsFolder);
      await client.end();
      await installQueue(url, silentLog);
      return url;
    },
  };
}
