import type { Log } from '../core/log.ts';
import { migrate, migrationsFolder } from '../db/migrate.ts';
import { createClient } from '../db/pool.ts';
import { installQueue } from './install-queue.ts';

/** A migration may rewrite a table; it is not a query of a request. */
const QUERY_MS = 15 * 60_000;

/**
 * Runs what is pending of our migrations and of the queue's, on a connection of its own. Returns
 * the names of ours that ran.
 */
export async function migrateDatabase(url: string, instance: string, log: Log): Promise<string[]> {
  const client = createClient(url, `${instance}-migrations`, QUERY_MS);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const ran = await migrate(client, migrationsFolder);
    await installQueue(url, log);
    return ran;
  } finally {
    await client.end().catch(() => undefined);
  }
}
