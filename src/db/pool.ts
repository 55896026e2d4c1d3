import pg from 'pg';
import { leaderLock, pool as limits } from '../../generated/database.ts';
import { repeatLimit } from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';

/** A query that is asked so often that each connection keeps its plan. */
export interface PreparedQuery {
  readonly name: string;
  readonly text: string;
}

/** What queries need of a pool or a connection. */
export interface Queryable {
  query<Row extends object>(
    text: string | PreparedQuery,
    values?: readonly unknown[],
  ): Promise<{ rows: Row[]; rowCount: number | null }>;
}

/** A connection that was taken out of the pool. */
export interface PooledConnection extends Queryable {
  /** Gives it back, or throws it away when it is broken. */
  release(isBroken?: boolean): void;
  on(event: 'error', listener: (error: Error) => void): unknown;
  off(event: 'error', listener: (error: Error) => void): unknown;
}

/** Connections to the one database, opened when they are first needed. */
export interface DatabasePool extends Queryable {
  /** Takes one out, for a transaction: `src/db/transaction.ts`. */
  connect(): Promise<PooledConnection>;
  end(): Promise<void>;
}

/** A pool that says how much it is used. */
export interface MeasuredPool extends DatabasePool {
  /** Connections that are open. */
  readonly totalCount: number;
  /** Those of them that nobody uses. */
  readonly idleCount: number;
  /** Queries that wait for one. */
  readonly waitingCount: number;
}

/** After the limit of the server: a server that is gone keeps none. */
const ANSWER_OVERDUE_MS = 1_000;

/** The pool with the limits of the contract. It opens nothing yet. Its owner ends it. */
export function createPool(connectionString: string, name: string, log: Log): MeasuredPool {
  const pool = new pg.Pool({
    connectionString,
    application_name: name,
    min: limits.min,
    max: limits.max,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    statement_timeout: limits.statementTimeoutMs,
    query_timeout: limits.statementTimeoutMs + ANSWER_OVERDUE_MS,
    idleTimeoutMillis: limits.idleTimeoutMs,
    // A leader that is paused within a transaction holds its epoch: no successor would wait longer.
    idle_in_transaction_session_timeout: leaderLock.takeoverMs,
    keepAlive: true,
  });
  // The pool replaces an idle connection that breaks; without a listener it would end the process.
  // When the server is gone all of them break at once.
  const mayLog = repeatLimiter(repeatLimit);
  pool.on('error', (err) => {
    const { pass, heldBack } = mayLog('idle', Date.now());
    if (pass) log.warn({ err, heldBack }, 'idle database connection lost');
  });
  // So would one that is in use, such as the one on which the queue listens.
  pool.on('connect', (client) => {
    client.on('error', (error) => log.debug({ err: error }, 'database connection lost'));
  });
  return pool as unknown as MeasuredPool;
}

/** One connection that stays the same for as long as its owner lives, outside the pool. */
export function createClient(
  connectionString: string,
  name: string,
  queryTimeoutMs: number,
): pg.Client {
  return new pg.Client({
    connectionString,
    application_name: name,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    query_timeout: queryTimeoutMs,
    keepAlive: true,
  });
}
