import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { installQueue } from '../../src/jobs/install-queue.ts';
import { ensureDatabase } from './databases.ts';
import { startPostgres } from './postgres.ts';
import { silentLog } from './silent-log.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the server that all tests of a run share. */
    postgresUrl: string;
  }
}

/** A database with all migrations, to be copied. Nobody stays connected to it. */
export const TEMPLATE = 'truth_template';

/**
 * Starts one PostgreSQL for the whole run; vitest calls it once, before the tests that need a
 * database.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  try {
    await ensureDatabase(server.url('postgres'), TEMPLATE);
    const client = new pg.Client(server.url(TEMPLATE));
    await client.connect();
    await migrate(client, migrationsFolder);
    await client.end();
    await installQueue(server.url(TEMPLATE), silentLog);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('postgresUrl', server.url('postgres'));
  return () => server.stop();
}
