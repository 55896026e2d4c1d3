import type pg from 'pg';
import { leaderLock } from '../../generated/database.ts';
import { createClient } from './pool.ts';

/** Outcome of one attempt to get the lock. */
export interface Attempt {
  readonly locked: boolean;
  /** A leader, this one or another, holds a lease that has not run out. */
  readonly leaderLives: boolean;
}

/**
 * The connection whose session holds the leader lock. PostgreSQL frees the lock when the session
 * ends, however it ends; therefore it is never a connection of the pool.
 */
export class LeaderConnection {
  readonly #client: pg.Client;
  readonly #holder: string;
  readonly #lost = new AbortController();

  private constructor(client: pg.Client, holder: string) {
    this.#client = client;
    this.#holder = holder;
    const onLost = (): void => this.#lost.abort();
    client.on('error', onLost);
    client.on('end', onLost);
  }

  /** Opens it. A query that takes longer than a renewal counts as a lost connection. */
  static async open(connectionString: string, holder: string): Promise<LeaderConnection> {
    const client = createClient(connectionString, holder, leaderLock.renewMs);
    const connection = new LeaderConnection(client, holder);
    await client.connect();
    return connection;
  }

  /** Given when the connection is gone, and the lock with it. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  async tryLock(): Promise<Attempt> {
    const [high, low] = leaderLock.key;
    const { rows } = await this.#client.query<Attempt>(
      `SELECT ${leaderLock.function}($1::int4, $2::int4) AS locked,
              EXISTS (SELECT FROM leader WHERE expires_at > clock_timestamp()) AS "leaderLives"`,
      [high, low],
    );
    return rows[0] ?? { locked: false, leaderLives: false };
  }

  /** Writes the lease of a new leader and returns its epoch, which is one more than the last. */
  async takeLease(): Promise<number> {
    const { rows } = await this.#client.query<{ epoch: string }>(
      `INSERT INTO leader AS present (epoch, holder, renewed_at, expires_at)
       VALUES (1, $1::text, now(), now() + make_interval(secs => $2::float8))
       ON CONFLICT (only_row) DO UPDATE
       SET epoch = present.epoch + 1, holder = excluded.holder,
           renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
       RETURNING epoch::text`,
      [this.#holder, leaderLock.leaseMs / 1000],
    );
    return Number(rows[0]?.epoch);
  }

  /** False when another leader has taken over. */
  async renewLease(epoch: number): Promise<boolean> {
    const { rowCount } = await this.#client.query(
      `UPDATE leader
       SET renewed_at = now(), expires_at = now() + make_interval(secs => $2::float8)
       WHERE epoch = $1::bigint`,
      [epoch, leaderLock.leaseMs / 1000],
    );
    return rowCount === 1;
  }

  /** Ends the lease and frees the lock, so that the next leader need not wait. */
  async release(epoch: number): Promise<void> {
    const [high, low] = leaderLock.key;
    await this.#client.query('UPDATE leader SET expires_at = now() WHERE epoch = $1::bigint', [
      epoch,
    ]);
    await this.#client.query('SELECT pg_advisory_unlock($1::int4, $2::int4)', [high, low]);
  }

  /** Never throws: a connection that cannot be closed is gone already. */
  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }
}
