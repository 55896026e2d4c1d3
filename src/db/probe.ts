import type { DatabaseFacts } from '../core/health.ts';
import { within } from './deadline.ts';
import { watchLedger } from './ledger-watch.ts';
import type { Queryable } from './pool.ts';
import { countWaitingUpdates } from './queries/count-waiting-updates.ts';

/** An answer of /health is due in a fraction of a second, whatever the database does. */
const DEADLINE_MS = 200;

export interface ProbeOptions {
  /** Whether the tables are there yet. */
  readonly hasTables: () => boolean;
  /** Told why the database counts as away. */
  readonly onFailure: (err: unknown) => void;
}

const AWAY: DatabaseFacts = {
  connected: false,
  latencyMs: null,
  waitingUpdates: 0,
  ledgerAddsUp: null,
};

/**
 * Asks the database whether it is there, and how much is waiting. Never throws. Callers at the same
 * time share one question, so that a database that hangs does not collect them.
 */
export function createProbe(
  db: Queryable,
  { hasTables, onFailure }: ProbeOptions,
): () => Promise<DatabaseFacts> {
  const ledgerAddsUp = watchLedger(db, onFailure);
  let asked: Promise<DatabaseFacts> | null = null;
  const ask = async (): Promise<DatabaseFacts> => {
    const startedAtMs = performance.now();
    await db.query('SELECT 1');
    const latencyMs = performance.now() - startedAtMs;
    if (!hasTables()) return { ...AWAY, connected: true, latencyMs };
    const waitingUpdates = await countWaitingUpdates(db);
    return { connected: true, latencyMs, waitingUpdates, ledgerAddsUp: ledgerAddsUp() };
  };
  return async () => {
    asked ??= ask().finally(() => {
      asked = null;
    });
    try {
      return await within(DEADLINE_MS, asked);
    } catch (err) {
      onFailure(err);
      return AWAY;
    }
  };
}
