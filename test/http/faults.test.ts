import Fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Log } from '../../src/core/log.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { readIncident } from '../../src/db/queries/read-incidents.ts';
import { errorHandler } from '../../src/http/error-handler.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { until } from '../sandbox/until.ts';

/** A request that a fault of ours ends, and whoever was told its number. */

const SECRET = 'a-secret-of-this-process';

let database: TestDatabase;
let db: DatabasePool;
beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'faults', silentLog);
});
afterAll(async () => {
  await db.end();
  await database.leave();
});

function failingApp(pool: DatabasePool, log: Log = silentLog) {
  const app = Fastify();
  app.setErrorHandler(errorHandler({ db: pool, log, secrets: [SECRET] }));
  app.get('/things/:id', () => {
    throw new TypeError(`no thing for ${SECRET}`);
  });
  return app;
}

async function failing(pool: DatabasePool, log: Log = silentLog) {
  const answer = await failingApp(pool, log).inject({ path: '/things/private-7' });
  expect(answer.statusCode).toBe(500);
  return answer.json() as { readonly incident: string; readonly message: string };
}

async function incidents(): Promise<number> {
  const { rows } = await db.query<{ count: number }>('SELECT count(*)::int FROM incidents');
  return rows[0]?.count ?? 0;
}

it('is an incident like that of an update: where it was, without secrets and values', async () => {
  const { incident, message } = await failing(db);
  expect(message).toBe(`Something went wrong here. Tell support the incident ${incident}.`);
  const noted = await until('it is noted', () => readIncident(db, incident));
  expect(noted).toMatchObject({
    ...{ id: incident, asked: 'GET /things/:id', updateId: null, userId: null, toldIn: null },
    ...{ errorClass: 'TypeError', errorMessage: 'no thing for [redacted]' },
  });
});

it('that comes with every request is noted some times, not with each of them', async () => {
  const app = failingApp(db);
  const before = await incidents();
  for (let count = 0; count < 30; count++) await app.inject({ path: '/things/again' });
  await until('some are noted', async () => ((await incidents()) === before + 20 ? true : null));
});

it('is answered all the same when the database is away, and the log says where to look', async () => {
  const away = createPool('postgres://nobody@127.0.0.1:1/none', 'away', silentLog);
  const log = new RecordedLog();
  const { incident } = await failing(away, log);
  expect(incident).toMatch(/^[0-9a-f]{8}$/);
  const said = await until('it is said', () => (log.lines('warn').length > 0 ? log : null));
  expect(said.lines('error')).toEqual(['request failed']);
  expect(said.lines('warn')).toEqual(['an incident is only in the log']);
  await away.end();
});
