import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchLedger } from '../../src/db/ledger-watch.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { until } from '../sandbox/until.ts';

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('says nothing before the first look, and then whether the balances give zero', async () => {
  const addsUp = watchLedger(pool, () => undefined);
  expect(addsUp()).toBeNull();
  await until('it has looked', () => addsUp());
});

it('sees money that came from nowhere', async () => {
  // What nobody can do by a transfer: the triggers are off.
  await pool.query(
    `BEGIN; SET LOCAL session_replication_role = 'replica';
     UPDATE accounts SET balance_kopecks = 1 WHERE kind = 'house:promo'; COMMIT`,
  );
  const addsUp = watchLedger(pool, () => undefined);
  await until('it has looked', () => (addsUp() === null ? null : true));
  expect(addsUp()).toBe(false);
});

it('does not keep anybody waiting for a database that hangs, and tells when it fails', async () => {
  const failures: unknown[] = [];
  const fault = new Error('the database is away');
  const addsUp = watchLedger({ query: async () => Promise.reject(fault) }, (err) =>
    failures.push(err),
  );
  expect(addsUp()).toBeNull();
  await until('it was told', () => (failures.length > 0 ? true : null));
  expect([addsUp(), failures]).toEqual([null, [fault]]);
});
