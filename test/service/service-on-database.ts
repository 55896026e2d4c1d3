import pg from 'pg';
import { inject } from 'vitest';
import type { TestDatabase } from '../sandbox/databases.ts';
import { type ServiceEnv, serviceEnv } from '../sandbox/service-env.ts';
import { type ServiceProcess, startServiceProcess } from '../sandbox/service-process.ts';
import { until } from '../sandbox/until.ts';

/** Services as processes on one database; whatever a test does to them, nothing is left. */
export class Services {
  readonly database: TestDatabase;
  readonly env: ServiceEnv;
  readonly #started: ServiceProcess[] = [];

  constructor(database: TestDatabase) {
    this.database = database;
    this.env = serviceEnv(database.url, 0);
  }

  start(overrides: Record<string, string | undefined> = {}): ServiceProcess {
    const service = startServiceProcess({ env: { ...this.env, ...overrides } });
    this.#started.push(service);
    return service;
  }

  async startActive(overrides: Record<string, string | undefined> = {}): Promise<ServiceProcess> {
    const service = this.start(overrides);
    await service.health(({ mode, status }) => mode === 'ACTIVE' && status === 'ok');
    return service;
  }

  webhook(): { path: string; headers: Record<string, string | undefined> } {
    const secret = this.env.WEBHOOK_SECRET;
    return {
      path: `/webhook/${secret}`,
      headers: { 'x-telegram-bot-api-secret-token': secret },
    };
  }

  /** Ends what still runs, also what hangs. */
  async dispose(): Promise<void> {
    for (const service of this.#started) service.kill('SIGKILL');
    await Promise.all(this.#started.map(({ exited }) => exited));
    await this.database.leave();
  }
}

/** A query on the database, or on the server when none is given. */
export async function rows<Row extends object>(
  sql: string,
  values: unknown[] = [],
  url: string = inject('postgresUrl'),
): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Sessions that a database has, by the name of who opened them. */
export async function sessions(database: TestDatabase): Promise<string[]> {
  const found = await rows<{ name: string }>(
    `SELECT application_name AS name FROM pg_stat_activity
     WHERE datname = $1::text AND application_name <> ''`,
    [new URL(database.url).pathname.slice(1)],
  );
  return found.map(({ name }) => name);
}

/** Waits until nobody uses the database. */
export function untilDeserted(database: TestDatabase): Promise<true> {
  return until('all sessions are closed', async () =>
    (await sessions(database)).length === 0 ? true : null,
  );
}
