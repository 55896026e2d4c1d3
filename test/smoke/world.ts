import type { StartLocalWorld } from '../../generator/smoke/scenario.ts';
import { createDatabase } from '../sandbox/databases.ts';
import { SmokeWorld } from './smoke-world.ts';

/**
 * Starts the service with a PostgreSQL of its own, which is gone afterwards. `SMOKE_POSTGRES_URL`
 * names a server instead; on it a database is made, and removed.
 */
export const startWorld: StartLocalWorld<SmokeWorld> = async (env) => {
  const serverUrl = env['SMOKE_POSTGRES_URL'];
  if (serverUrl === undefined) return SmokeWorld.start();
  const database = await createDatabase(serverUrl);
  return SmokeWorld.start({ databaseUrl: database.url, onStop: () => database.drop() });
};
