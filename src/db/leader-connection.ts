import type pg from 'pg';
import { leaderLock } from '../../generated/database.ts';
import type { Release } from '../core/release.ts';
import { createClient } from './pool.ts';

/** Outcome of one attempt to get the lock. */
export interface Attempt {
  readonly locked: boolean;
  /** A leader, this one or another, holds a lease that has not run out. */
  readonly leaderLives: boolean;
}

/** What instances tell each other. */
export type LeaderMessage =
  /** An instance that has just come asks the leader to make room. */
  | { readonly kind: 'want'; readonly instance: string }
  /** The lock is free; it was made free for this instance, or for anybody. */
  | { readonly kind: 'free'; readonly instance: string | null };

const CHANNEL = 'truth_leader';

const UNTOLD: Release = { version: 'unknown', commit: 'unknown' };

/** Of a session that holds the leader lock, in the unsigned form in which they are listed. */
const HOLDS_LOCK = `
  lock.locktype = 'advisory' AND lock.granted AND lock.objsubid = 2
  AND lock.database = (SELECT oid FROM pg_database WHERE datname = current_database())
  AND lock.classid = ($1::bigint & 4294967295)::oid
  AND lock.objid = ($2::bigint & 4294967295)::oid`;

/**
 * The connection whose session holds the leader lock. PostgreSQL frees the lock when the session
 * ends, however it ends; therefore it is never a connection of the pool.
 */
export class LeaderConnection {
  readonly #client: pg.Client;
  readonly #holder: string;
  readonly #release: Release;
  readonly #lost = new AbortController();
  /** Told what other instances say. */
  onMessage: (message: LeaderMessage) => void = () => undefined;

  private constructor(client: pg.Client, holder: string, release: Release) {
    this.#client = client;
    this.#holder = holder;
    this.#release = release;
    const onLost = (): void => this.#lost.abort();
    client.on('error', onLost);
    client.on('end', onLost);
    client.on('notification', ({ payload }) => {
      const message = parseMessage(payload);
      if (message !== null) this.onMessage(message);
    });
  }

  /**
   * Opens it. A query that takes longer than a renewal counts as a lost connection. `release` is
   * what the terms of this holder are written down with.
   */
  static async open(
    connectionString: string,
    holder: string,
    release: Release = UNTOLD,
  ): Promise<LeaderConnection> {
    const client = createClient(connectionString, holder, leaderLock.renewMs);
    const connection = new LeaderConnection(client, holder, release);
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    return connection;
  }

  /** Given when the connection is gone, and the lock with it. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /**
   * Whether somebody stands between us and the server and may give our session to others: then a
   * lock means nothing.
   */
  async isPooled(): Promise<boolean> {
    const { rows } = await this.#client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const { processID } = this.#client as { processID?: number | null };
    return rows[0]?.pid !== processID;
  }

  async tryLock(): Promise<Attempt> {
    const { rows } = await this.#client.query<Attempt>(
      `SELECT ${leaderLock.function}($1::int4, $2::int4) AS locked,
              EXISTS (SELECT FROM leader WHERE expires_at > clock_timestamp()) AS "leaderLives"`,
      [...leaderLock.key],
    );
    return rows[0] ?? { locked: false, leaderLives: false };
  }

  /** Whether a leader holds a lease that has not run out. */
  async leaderLives(): Promise<boolean> {
    const { rows } = await this.#client.query<{ lives: boolean }>(
      'SELECT EXISTS (SELECT FROM leader WHERE expires_at > clock_timestamp()) AS lives',
    );
    return rows[0]?.lives ?? false;
  }

  /**
   * Ends the session of a leader that has frozen: it holds the lock, its lease has run out by the
   * clock of the database, and it has said nothing since. Returns the ids of what was ended.
   */
  async endFrozenLeader(): Promise<number[]> {
    // Materialized: nobody else's session may be ended while it is still being looked for.
    const { rows } = await this.#client.query<{ pid: number }>(
      `WITH frozen AS MATERIALIZED (
         SELECT activity.pid
         FROM pg_locks AS lock
         JOIN pg_stat_activity AS activity USING (pid)
         JOIN leader ON leader.expires_at <= clock_timestamp()
                    AND activity.state_change <= leader.expires_at
         WHERE ${HOLDS_LOCK}
       )
       SELECT pid, pg_terminate_backend(pid) FROM frozen`,
      [...leaderLock.key],
    );
    return rows.map(({ pid }) => pid);
  }

  /**
   * Writes the lease of a new leader, and its term, and returns its epoch, which is one more than
   * the last.
   */
  async takeLease(): Promise<number> {
    const { version, commit } = this.#release;
    const { rows } = await this.#client.query<{ epoch: string }>(
      `WITH lease AS (
         INSERT INTO leader AS present (epoch, holder, renewed_at, expires_at)
         VALUES (1, $1::text, now(), now() + make_interval(secs => $2::float8))
         ON CONFLICT (only_row) DO UPDATE
         SET epoch = present.epoch + 1, holder = excluded.holder,
             renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
         RETURNING epoch
       ), term AS (
         INSERT INTO leader_terms (epoch, holder, version, git_commit)
         SELECT epoch, $1::text, $3::text, $4::text FROM lease ON CONFLICT (epoch) DO NOTHING
       )
       SELECT epoch::text FROM lease`,
      [this.#holder, leaderLock.leaseMs / 1000, version, commit],
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

  /** Asks the leader to make room for this instance. */
  async askForRoom(): Promise<void> {
    await this.#say({ kind: 'want', instance: this.#holder });
  }

  /** Ends the lease and frees the lock, so that the next leader need not wait. */
  async release(epoch: number, successor: string | null): Promise<void> {
    const [high, low] = leaderLock.key;
    await this.#client.query('UPDATE leader SET expires_at = now() WHERE epoch = $1::bigint', [
      epoch,
    ]);
    await this.#client.query('SELECT pg_advisory_unlock($1::int4, $2::int4)', [high, low]);
    await this.#say({ kind: 'free', instance: successor });
  }

  /** Never throws: a connection that cannot be closed is gone already. */
  async close(): Promise<void> {
    await this.#client.end().catch(() => undefined);
  }

  async #say(message: LeaderMessage): Promise<void> {
    await this.#client.query('SELECT pg_notify($1::text, $2::text)', [
      CHANNEL,
      JSON.stringify(message),
    ]);
  }
}

/** Null for what is none: everybody who is let into the database may say something. */
function parseMessage(payload: string | undefined): LeaderMessage | null {
  try {
    const { kind, instance } = JSON.parse(payload ?? '') as Partial<LeaderMessage>;
    if (kind === 'want' && typeof instance === 'string') return { kind, instance };
    if (kind === 'free') return { kind, instance: instance ?? null };
    return null;
  } catch {
    return null;
  }
}
