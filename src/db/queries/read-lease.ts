import type { Lease } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** Who holds the lease of the leader, by the clock of the database; null before the first. */
export async function readLease(db: Queryable): Promise<Lease | null> {
  const { rows } = await db.query<Lease>(
    `SELECT holder, epoch::float8 AS epoch, expires_at > clock_timestamp() AS "isLive",
            (extract(epoch FROM clock_timestamp() - renewed_at) * 1000)::float8 AS "ageMs",
            (extract(epoch FROM clock_timestamp() - expires_at) * 1000)::float8 AS "overMs"
     FROM leader`,
  );
  return rows[0] ?? null;
}
