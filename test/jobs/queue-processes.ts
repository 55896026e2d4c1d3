import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { endWithMe } from '../sandbox/end-with-me.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { until } from '../sandbox/until.ts';

const ENTRY = join(import.meta.dirname, 'queue-instance.ts');

export interface QueueProcess {
  readonly name: string;
  readonly exited: Promise<unknown>;
  lines(): { readonly msg: string; readonly epoch?: number }[];
  said(message: string): Promise<true>;
  kill(signal: NodeJS.Signals): void;
}

export interface Effect {
  readonly id: number;
  readonly lane: string;
  readonly epoch: number;
}

/** Processes that work one queue, and the database that they share. */
export class QueueProcesses {
  readonly pool: pg.Pool;
  readonly #url: string;
  readonly #drop: () => Promise<void>;
  readonly #started: QueueProcess[] = [];

  private constructor(url: string, drop: () => Promise<void>) {
    this.#url = url;
    this.#drop = drop;
    this.pool = new pg.Pool({ connectionString: url, max: 5 });
  }

  static async onFreshDatabase(): Promise<QueueProcesses> {
    const database = await freshDatabase();
    const processes = new QueueProcesses(database.url, () => database.leave());
    await processes.pool.query(
      `CREATE TABLE effects (
         seq bigint GENERATED ALWAYS AS IDENTITY,
         update_id bigint PRIMARY KEY, lane text NOT NULL, epoch bigint NOT NULL
       )`,
    );
    return processes;
  }

  start(): QueueProcess {
    const name = `instance-${this.#started.length + 1}`;
    const child = spawn(process.execPath, [ENTRY, this.#url, name], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    endWithMe(child, 'TERM');
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    const lines = () =>
      output
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line));
    const started: QueueProcess = {
      name,
      exited: once(child, 'close'),
      lines,
      said: (message) =>
        until(`${name} says "${message}"`, () =>
          lines().some(({ msg }) => msg === message) ? true : null,
        ),
      kill: (signal) => child.kill(signal),
    };
    this.#started.push(started);
    return started;
  }

  /** Starts one and waits until it leads. */
  async startLeader(): Promise<QueueProcess> {
    const started = this.start();
    await started.said('working off the queue');
    return started;
  }

  async effects(): Promise<Effect[]> {
    const { rows } = await this.pool.query(
      'SELECT update_id::int AS id, lane, epoch::int FROM effects ORDER BY seq',
    );
    return rows;
  }

  untilEffects(count: number): Promise<Effect[]> {
    return until(`${count} updates are handled`, async () => {
      const effects = await this.effects();
      return effects.length >= count ? effects : null;
    });
  }

  async holder(): Promise<string | undefined> {
    const { rows } = await this.pool.query(
      'SELECT holder FROM leader WHERE expires_at > clock_timestamp()',
    );
    return rows[0]?.holder;
  }

  /** Holds back updates whose text is `wait` until the returned function is called. */
  async closeGate(): Promise<() => Promise<void>> {
    const client = await this.pool.connect();
    await client.query('SELECT pg_advisory_lock(42)');
    return async () => {
      await client.query('SELECT pg_advisory_unlock(42)');
      client.release();
    };
  }

  async dispose(): Promise<void> {
    for (const each of this.#started) each.kill('SIGKILL');
    await Promise.all(this.#started.map(({ exited }) => exited));
    await this.pool.end();
    await this.#drop();
  }
}
