import pg from 'pg';
import { type Env, envSecrets, loadEnv } from '../../generated/env.ts';
import type { Health } from '../../generated/routes.ts';
import { startService } from '../../src/service.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { serviceEnv } from '../sandbox/service-env.ts';
import { until } from '../sandbox/until.ts';
import { type Answer, ask, type Question } from './ask.ts';

/** The whole service in this process, on a database of its own, behind a real port. */
export interface ServiceUnderTest {
  readonly address: string;
  readonly env: Env;
  readonly database: TestDatabase;
  /** Log lines so far. */
  readonly log: string[];
  ask(question: Question): Promise<Answer>;
  /** Rows of a query on its database, over a connection of ours. */
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** Waits for an answer of /health that fits. */
  health(fits?: (health: Health) => boolean): Promise<Health>;
  stop(): Promise<void>;
}

/**
 * Starts it and waits until it is ACTIVE and has taken the queue over. Variables in `overrides` replace those of the sandbox.
 */
export async function startServiceUnderTest(
  overrides: Record<string, string> = {},
): Promise<ServiceUnderTest> {
  const database = await freshDatabase();
  const source = { ...serviceEnv(database.url, 0), ...overrides };
  const env = loadEnv(source);
  const log: string[] = [];
  const service = await startService({
    env,
    secrets: envSecrets(source),
    startedAtMs: Date.now(),
    now: () => Date.now(),
    writeLog: (line) => log.push(line),
    onFatal: () => log.push('fatal'),
  });
  const address = `http://127.0.0.1:${service.port}`;
  const client = new pg.Client(database.url);
  client.on('error', () => undefined);
  await client.connect();
  const health = (fits: (health: Health) => boolean = () => true): Promise<Health> =>
    until('/health answers as expected', async () => {
      const answer = JSON.parse((await ask(address, { path: '/health' })).text) as Health;
      return fits(answer) ? answer : null;
    });
  await health(({ status, mode }) => status === 'ok' && mode === 'ACTIVE');
  await until('it works off the queue', () =>
    log.some((line) => line.includes('working off the queue')) ? true : null,
  );
  return {
    address,
    env,
    database,
    log,
    ask: (question) => ask(address, question),
    rows: async (sql, values = []) => (await client.query(sql, values)).rows,
    health,
    stop: async () => {
      await service.stop();
      await client.end().catch(() => undefined);
      await database.leave();
    },
  };
}
