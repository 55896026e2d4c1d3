import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchMoney } from '../../src/db/money-watch.ts';
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
  await database.leave();
});

it('says nothing before the first look, and then what the balances give together', async () => {
  const money = watchMoney(pool, () => undefined);
  expect(money()).toBeNull();
  const { ledger, payments } = await until('it has looked', money);
  expect([ledger.totalKopecks, payments]).toEqual([0n, []]);
});

it('sees money that came from nowhere', async () => {
  // What nobody can do by a transfer: the triggers are off.
  await pool.query(
    `BEGIN; SET LOCAL session_replication_role = 'replica';
     UPDATE accounts SET balance_kopecks = 1 WHERE kind = 'house:promo'; COMMIT`,
  );
  const { ledger } = await until(
    'it has looked',
    watchMoney(pool, () => undefined),
  );
  expect([ledger.totalKopecks, ledger.balances['house:promo']]).toEqual([1n, 1n]);
});

it('does not keep anybody waiting for a database that hangs, and tells when it fails', async () => {
  const failures: unknown[] = [];
  const fault = new Error('the database is away');
  const money = watchMoney({ query: async () => Promise.reject(fault) }, (err) =>
    failures.push(err),
  );
  expect(money()).toBeNull();
  await until('it was told', () => (failures.length > 0 ? true : null));
  expect([money(), failures]).toEqual([null, [fault]]);
});
