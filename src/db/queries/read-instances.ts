import type { InstanceRow, TermRow } from '../../core/ops/ops-facts.ts';
import type { Queryable } from '../pool.ts';

/** A group is a handful; of many crashes the last are enough. */
const INSTANCES_MAX = 40;
const TERMS_MAX = 10;

/** Processes that were there within the last hours, those seen last first. */
export async function readInstances(db: Queryable): Promise<InstanceRow[]> {
  const { rows } = await db.query<InstanceRow>(
    `SELECT name, version, commit, mode, epoch::float8 AS epoch,
            (extract(epoch FROM clock_timestamp() - renewed_at) * 1000)::float8 AS "leaseAgeMs",
            (extract(epoch FROM started_at) * 1000)::float8 AS "startedAtMs",
            (extract(epoch FROM mode_since) * 1000)::float8 AS "modeSinceMs",
            (extract(epoch FROM clock_timestamp() - seen_at) * 1000)::float8 AS "silentMs", report
     FROM instances WHERE seen_at > now() - interval '1 day'
     ORDER BY seen_at DESC, name LIMIT ${INSTANCES_MAX}`,
  );
  return rows;
}

/** Who led, the last first. */
export async function readTerms(db: Queryable): Promise<TermRow[]> {
  const { rows } = await db.query<TermRow>(
    `SELECT epoch::float8 AS epoch, holder AS instance, version, git_commit AS commit,
            (extract(epoch FROM began_at) * 1000)::float8 AS "beganAtMs"
     FROM leader_terms ORDER BY epoch DESC LIMIT ${TERMS_MAX}`,
  );
  return rows;
}
