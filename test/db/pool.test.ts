import pg from 'pg';
import { expect, it } from 'vitest';
import { createPool } from '../../src/db/pool.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { until } from '../sandbox/until.ts';

const CONNECTIONS = 5;

it('a server that goes away is one line in the log, however many connections it breaks', async () => {
  const { url, drop } = await freshDatabase();
  const log = new RecordedLog();
  const pool = createPool(url, 'pool-test', log);
  const opened = await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.connect()));
  for (const connection of opened) connection.release();
  const other = new pg.Client(url);
  await other.connect();
  const { rowCount } = await other.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'pool-test'`,
  );
  expect(rowCount).toBe(CONNECTIONS);
  const { totalCount } = { totalCount: () => (pool as unknown as pg.Pool).totalCount };
  await until('the pool has noticed all', () => (totalCount() === 0 ? true : null));
  expect(log.lines('warn')).toEqual(['idle database connection lost']);
  // It goes on with new ones.
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await other.end();
  await drop();
});
