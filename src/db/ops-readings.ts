import { rateLimits } from '../../generated/security.ts';
import { statsDays, statsSinceMs } from '../core/admin/stats.ts';
import type { MoneyFacts, OpsHistory, OpsReadings } from '../core/ops/ops-facts.ts';
import { within } from './deadline.ts';
import type { DatabasePool, Queryable } from './pool.ts';
import { ledgerSummary } from './queries/ledger-summary.ts';
import { readAnswerTimes } from './queries/read-answer-times.ts';
import { countFailures, readLastErrors } from './queries/read-failures.ts';
import { readLatestIncidents } from './queries/read-incidents.ts';
import { readInstances, readTerms } from './queries/read-instances.ts';
import { readLease } from './queries/read-lease.ts';
import { readOrderStates } from './queries/read-order-states.ts';
import { readQueueHistory } from './queries/read-queue-history.ts';
import { readStats } from './queries/read-stats.ts';
import { readVendorUse } from './queries/read-vendor-use.ts';
import { readWaiting } from './queries/read-waiting.ts';
import { inTransaction } from './transaction.ts';

/** The page waits no longer, and one statement may take no longer. */
const DEADLINE_MS = 2_000;

/** Several pages share one look. */
const FRESH_MS = 1_000;
const HISTORY_FRESH_MS = 4_000;

const INCIDENTS_SHOWN = 10;

/**
 * Returns a function that reads what the page of the operator shows; null when the database does
 * not answer in time. It never throws. Whoever asks at the same time shares one look, on one
 * connection, so a database that hangs does not collect them. `onFailure` is told why a look came
 * to nothing.
 */
export function createOpsReader(
  db: DatabasePool,
  now: () => number,
  onFailure: (err: unknown) => void,
): () => Promise<OpsReadings | null> {
  const history = kept(HISTORY_FRESH_MS, () => readHistory(db, now()));
  const read = async (): Promise<OpsReadings> => {
    const readings = await readNow(db);
    // What takes too long is left out, and the rest is still true.
    const slow = await within(DEADLINE_MS / 2, history()).catch((err: unknown) => {
      onFailure(err);
      return null;
    });
    return { ...readings, history: slow };
  };
  const look = kept(FRESH_MS, read);
  return async () => {
    try {
      return await within(DEADLINE_MS, look());
    } catch (err) {
      onFailure(err);
      return null;
    }
  };
}

/** The outcome of `read`, not older than `ms`. A failure is not kept. */
function kept<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let outcome: Promise<T> | null = null;
  let isOver = false;
  let overAtMs = 0;
  return () => {
    if (outcome !== null && !(isOver && performance.now() - overAtMs > ms)) return outcome;
    isOver = false;
    const current = read();
    outcome = current;
    current.then(
      () => {
        isOver = true;
        overAtMs = performance.now();
      },
      () => {
        if (outcome === current) outcome = null;
      },
    );
    return current;
  };
}

function reading<T>(pool: DatabasePool, work: (db: Queryable) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (db) => {
    await db.query(`SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = ${DEADLINE_MS}`);
    return work(db);
  });
}

function readNow(pool: DatabasePool): Promise<Omit<OpsReadings, 'history'>> {
  return reading(pool, async (db) => {
    const startedAtMs = performance.now();
    await db.query('SELECT 1');
    const latencyMs = performance.now() - startedAtMs;
    return {
      latencyMs,
      instances: await readInstances(db),
      lease: await readLease(db),
      terms: await readTerms(db),
      waiting: await readWaiting(db),
      orderStates: await readOrderStates(db),
      failures: await countFailures(db),
      lastErrors: await readLastErrors(db),
      vendorUse: await readVendorUse(db, rateLimits.vendorSubmissions.perMs),
      incidents: await readLatestIncidents(db, INCIDENTS_SHOWN),
    };
  });
}

function readHistory(pool: DatabasePool, nowMs: number): Promise<OpsHistory> {
  return reading(pool, async (db) => ({
    queue: await readQueueHistory(db),
    answerTimes: await readAnswerTimes(db),
    money: await readMoney(db, nowMs),
  }));
}

async function readMoney(db: Queryable, nowMs: number): Promise<MoneyFacts> {
  const { totalKopecks, balances } = await ledgerSummary(db);
  const periods = [];
  for (const days of statsDays) {
    periods.push({ days, stats: await readStats(db, statsSinceMs(nowMs, days)) });
  }
  return {
    totalKopecks,
    availableKopecks: balances['user:available'],
    heldKopecks: balances['user:held'],
    periods,
  };
}
