import type { Log } from '../core/log.ts';
import type { Queryable } from '../db/pool.ts';
import {
  deleteOldRows,
  type ExpiringTable,
  expiringTables,
} from '../db/queries/delete-old-rows.ts';

/** Of one statement: it holds nobody up. */
const BATCH_ROWS = 1_000;

export interface CleanupDeps {
  readonly db: Queryable;
  readonly log: Log;
  /** Whether to end after the present batch. */
  readonly isStopping: () => boolean;
}

/**
 * Deletes what is done with and older than the contract keeps it. Returns how many rows went, by
 * table. When it is interrupted, the next run goes on.
 */
export async function cleanup(deps: CleanupDeps): Promise<Record<ExpiringTable, number>> {
  const { db, log, isStopping } = deps;
  const deleted = Object.fromEntries(expiringTables.map((table) => [table, 0])) as Record<
    ExpiringTable,
    number
  >;
  for (const table of expiringTables) {
    while (!isStopping()) {
      const went = await deleteOldRows(db, table, BATCH_ROWS);
      deleted[table] += went;
      if (went < BATCH_ROWS) break;
    }
  }
  log.info({ deleted }, 'rows past their retention deleted');
  return deleted;
}
