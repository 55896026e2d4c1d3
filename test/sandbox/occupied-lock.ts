import pg from 'pg';
import { leaderLock } from '../../generated/database.ts';

/**
 * Takes the leader lock as soon as it is free, so that no instance can lead. Returns how to give it
 * back.
 */
export async function occupyLock(databaseUrl: string): Promise<() => Promise<void>> {
  const occupant = new pg.Client(databaseUrl);
  await occupant.connect();
  // One whose lease is over and who is silent since would be ended as a frozen leader.
  await occupant.query('UPDATE leader SET expires_at = now()');
  await occupant.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [...leaderLock.key]);
  return () => occupant.end();
}
