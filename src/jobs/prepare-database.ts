import { repeatLimit } from '../../generated/log-policy.ts';
import { backoffMs } from '../core/backoff.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { MigrationFault } from '../db/migration-files.ts';
import { pause } from './pause.ts';

export interface PrepareDatabaseOptions {
  /** Runs what is pending; returns the names of what ran. */
  readonly migrate: () => Promise<string[]>;
  readonly log: Log;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Brings the database to the last migration, and waits for it when it is away. False when the
 * signal came first.
 * Throws {@link MigrationFault}, which no waiting heals.
 */
export async function prepareDatabase(options: PrepareDatabaseOptions): Promise<boolean> {
  const { log, now, signal } = options;
  const mayLog = repeatLimiter(repeatLimit);
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      const ran = await options.migrate();
      log.info({ ran }, ran.length === 0 ? 'database is at the last migration' : 'migrations ran');
      return true;
    } catch (err) {
      if (err instanceof MigrationFault) throw err;
      const { pass, heldBack } = mayLog('migrate', now());
      if (pass) log.warn({ err, heldBack }, 'database is not ready, trying again');
    }
    await pause(backoffMs(attempt), signal);
  }
  return false;
}
