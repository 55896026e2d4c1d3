import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  /**
   * Disconnects whoever still uses it. Its files stay until the server goes, for the speed of the
   * tests that make databases next (`run-folder.ts`).
   */
  leave(): Promise<void>;
  /** Removes it, and disconnects whoever still uses it. */
  drop(): Promise<void>;
}

/**
 * Makes a new database on the server of `serverUrl`, as a copy of `template` when that is given.
 */
export async function createDatabase(serverUrl: string, template?: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Its files are copied: four times as fast as writing each page to the log first.
  const source = `TEMPLATE ${template ?? 'template0'} STRATEGY FILE_COPY`;
  await onServer(serverUrl, `CREATE DATABASE ${name} ${source}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    leave: async () => {
      await untilNobodyIsThere(serverUrl, name);
      await onServer(serverUrl, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await onServer(
        serverUrl,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
      );
    },
    drop: async () => {
      await untilNobodyIsThere(serverUrl, name);
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/**
 * Connections that were closed take a moment to go. One that the server ends in that moment says so
 * to nobody, which the driver takes for an uncaught fault. Those that stay are not waited for long.
 */
async function untilNobodyIsThere(serverUrl: string, name: string): Promise<void> {
  const question = `
    DO $$ BEGIN
      FOR attempt IN 1..100 LOOP
        PERFORM pg_stat_clear_snapshot();
        EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '${name}');
        PERFORM pg_sleep(0.01);
      END LOOP;
    END $$`;
  await onServer(serverUrl, question);
}

/** Makes the database `name` unless it is there. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `CREATE DATABASE ${name}`).catch((error: { code?: string }) => {
    const isThere = error.code === '42P04';
    if (!isThere) throw error;
  });
}

/** Throws, without the password, when the database does not let us in. */
export async function ensureReachable(url: string): Promise<void> {
  await onServer(url, 'SELECT 1').catch((cause: Error) => {
    throw new Error(`The database of DATABASE_URL cannot be used: ${cause.message}.`, { cause });
  });
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
