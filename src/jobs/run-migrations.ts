import type { Log } from '../core/log.ts';
import { migrate, migrationsFolder } from '../db/migrate.ts';
import { createClient } from '../db/pool.ts';
import { installQueue } from './install-queue.ts';

/** A migration may rewrite a table; it is not a query of a request. */
const MIGRATION_QUERY_MS = 15 * 60_000;

/**
 * Brings our tables and those of the queue up to date, over a connection of its own. Returns the
 * names of the migrations that ran. Throws what the database says, and `MigrationFault`.
 */
export async function runMigrations(
  databaseUrl: string,
  instance: string,
  log: Log,
): Promise<string[]> {
  const client = createClient(databaseUrl, `${instance}-migrations`, MIGRATION_QUERY_MS);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const ran = await migrate(client, migrationsFolder);
    await installQueue(databaseUrl, log);
    return ran;
  } finally {
    await client.end().catch(() => undefined);
  }
}
