import { repeatLimit } from '../../generated/log-policy.ts';
import type { DatabaseFacts } from '../core/health.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { watchMoney } from '../db/money-watch.ts';
import type { MeasuredPool } from '../db/pool.ts';
import { createProbe } from '../db/probe.ts';
import type { Meter } from '../ops/meter.ts';
import { databaseGauges } from './database-gauges.ts';

export interface DatabaseObservation {
  /** How the database is now. Never throws, and answers soon. */
  readonly probe: () => Promise<DatabaseFacts>;
  /** Brings the gauges of it up to date. Never throws, and is done soon. */
  readonly bringUpToDate: () => Promise<void>;
}

export interface ObservationPorts {
  readonly db: MeasuredPool;
  readonly meter: Meter;
  readonly log: Log;
  readonly now: () => number;
  /** Whether the tables are there yet. */
  readonly hasTables: () => boolean;
}

/** Watches the database for /health and /metrics: one look at money serves both. */
export function observeDatabase(ports: ObservationPorts): DatabaseObservation {
  const { db, log, now, hasTables } = ports;
  const mayLog = repeatLimiter(repeatLimit);
  const onFailure = (err: unknown): void => {
    const { pass, heldBack } = mayLog('probe', now());
    if (pass) log.warn({ err, heldBack }, 'database does not answer');
  };
  const money = watchMoney(db, onFailure);
  const ledgerAddsUp = (): boolean | null => {
    const figures = money();
    return figures === null ? null : figures.ledger.totalKopecks === 0n;
  };
  const probe = createProbe(db, { hasTables, ledgerAddsUp, onFailure });
  return { probe, bringUpToDate: databaseGauges({ ...ports, probe, money, onFailure }) };
}
