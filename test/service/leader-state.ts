import { leaderLock } from '../../generated/database.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { rows } from './service-on-database.ts';

export interface Lease {
  readonly epoch: number;
  readonly holder: string;
  readonly live: boolean;
}

/** The lease row as it is now. */
export async function leaseOf(database: TestDatabase): Promise<Lease | undefined> {
  const [row] = await rows<Lease>(
    'SELECT epoch::int, holder, expires_at > now() AS live FROM leader',
    [],
    database.url,
  );
  return row;
}

/** Server processes that hold the leader lock in this database. */
export async function lockHolders(database: TestDatabase): Promise<number[]> {
  const [high, low] = leaderLock.key;
  const found = await rows<{ pid: number }>(
    `SELECT pid FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND classid = ($1::bigint & 4294967295)::oid AND objid = ($2::bigint & 4294967295)::oid
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [high, low],
    database.url,
  );
  return found.map(({ pid }) => pid);
}
