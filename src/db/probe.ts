import type { DatabaseFacts } from '../core/health.ts';
import { within } from './deadline.ts';
import type { Queryable } from './pool.ts';
import { countWaitingUpdates } from './queries/count-waiting-updates.ts';
import { readReleases } from './queries/read-releases.ts';

/** An answer of /health is due in a fraction of a second, whatever the database does. */
const DEADLINE_MS = 200;

export interface ProbeOptions {
  /** Whether the tables are there yet. */
  readonly hasTables: () => boolean;
  /** Whether the ledger added up at the last look; null before the first. */
  readonly ledgerAddsUp: () => boolean | null;
  /** Told why the database counts as away. */
  readonly onFailure: (err: unknown) => void;
}

const AWAY: DatabaseFacts = {
  connected: false,
  latencyMs: null,
  waitingUpdates: 0,
  oldestUpdateSeconds: null,
  ledgerAddsUp: null,
  releases: null,
};

/**
 * Asks the database whether it is there, how much is waiting and what leads. Never throws. Callers
 * at the same time share one question, so that a database that hangs does not collect them.
 */
export function createProbe(
  db: Queryable,
  { hasTables, ledgerAddsUp, onFailure }: ProbeOptions,
): () => Promise<DatabaseFacts> {
  let asked: Promise<DatabaseFacts> | null = null;
  const ask = async (): Promise<DatabaseFacts> => {
    const startedAtMs = performance.now();
    await db.query('SELECT 1');
    const latencyMs = performance.now() - startedAtMs;
    if (!hasTables()) return { ...AWAY, connected: true, latencyMs };
    const [waiting, releases] = await Promise.all([countWaitingUpdates(db), readReleases(db)]);
    return {
      connected: true,
      latencyMs,
      waitingUpdates: waiting.count,
      oldestUpdateSeconds: waiting.oldestSeconds,
      ledgerAddsUp: ledgerAddsUp(),
      releases,
    };
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
