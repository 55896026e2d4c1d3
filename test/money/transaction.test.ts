import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Queryable } from '../../src/db/pool.ts';
import { createPool } from '../../src/db/pool.ts';
import { DatabaseFault, translateFault } from '../../src/db/sql-state.ts';
import { inTransaction, TransactionLost } from '../../src/db/transaction.ts';
import { freePort } from '../sandbox/free-port.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
  await ledger.pool.query('CREATE TABLE notes (id int PRIMARY KEY, text text NOT NULL)');
});
afterAll(() => ledger.close());

const note = (db: Queryable, id: number): Promise<unknown> =>
  db.query(`INSERT INTO notes VALUES ($1::int, 'a')`, [id]);

async function notes(): Promise<number[]> {
  const { rows } = await ledger.pool.query<{ id: number }>('SELECT id FROM notes ORDER BY id');
  return rows.map(({ id }) => id);
}

/** What the work throws in a transaction of its own. */
const faultOf = (work: (db: Queryable) => Promise<unknown>): Promise<unknown> =>
  inTransaction(ledger.pool, work).then(
    () => null,
    (error: unknown) => error,
  );

describe('a transaction', () => {
  it('keeps what it did, and gives back what it made', async () => {
    const made = await inTransaction(ledger.pool, async (db) => {
      await note(db, 1);
      return 'made';
    });
    expect(made).toBe('made');
    expect(await notes()).toContain(1);
  });

  it('leaves nothing when its work throws, and throws the same', async () => {
    const mine = new RangeError('mine');
    expect(
      await faultOf(async (db) => {
        await note(db, 2);
        throw mine;
      }),
    ).toBe(mine);
    expect(await notes()).not.toContain(2);
  });

  it('says so when its work swallowed the failure of a query', async () => {
    const fault = await faultOf(async (db) => {
      await note(db, 3);
      await db.query('SELECT 1 / 0').catch(() => undefined);
    });
    expect(fault).toBeInstanceOf(TransactionLost);
    expect(await notes()).not.toContain(3);
  });

  it('returns its connection, whatever happens', async () => {
    const pool = createPool(ledger.url, 'small', silentLog);
    for (let at = 0; at < 50; at += 1) {
      await inTransaction(pool, (db) => db.query('SELECT 1 / 0')).catch(() => undefined);
      await inTransaction(pool, async (db) => {
        await db.query('SELECT pg_terminate_backend(pg_backend_pid())').catch(() => undefined);
      }).catch(() => undefined);
    }
    // The pool would not end with a connection that is still out.
    await pool.end();
  });

  it('translates an unreachable server', async () => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`;
    const pool = createPool(url, 'away', silentLog);
    await expect(inTransaction(pool, async () => undefined)).rejects.toMatchObject({
      kind: 'connection-lost',
      isTransient: true,
    });
    await pool.end();
  });
});

describe('faults of the database', () => {
  const raised = (state: string) => (db: Queryable) =>
    db.query(`DO $$ BEGIN RAISE EXCEPTION 'as told' USING ERRCODE = '${state}'; END $$`);

  it.each([
    ['not-unique', false, (db: Queryable) => note(db, 1)],
    ['check-violated', false, (db: Queryable) => db.query('INSERT INTO notes VALUES (9, NULL)')],
    [
      'missing-row',
      false,
      (db: Queryable) => db.query(`INSERT INTO accounts (kind, user_id) VALUES ('user:held', 5)`),
    ],
    ['bad-value', false, (db: Queryable) => db.query(`SELECT 'a'::int`)],
    [
      'statement-timeout',
      true,
      async (db: Queryable) => {
        await db.query('SET LOCAL statement_timeout = 1');
        await db.query('SELECT pg_sleep(60)');
      },
    ],
    [
      'read-only',
      true,
      async (db: Queryable) => {
        await db.query('SET TRANSACTION READ ONLY');
        await note(db, 9);
      },
    ],
    [
      'connection-lost',
      true,
      (db: Queryable) => db.query('SELECT pg_terminate_backend(pg_backend_pid())'),
    ],
    ['serialization', true, raised('40001')],
    ['deadlock', true, raised('40P01')],
    ['no-resources', true, raised('53300')],
    ['connection-lost', true, raised('08006')],
    ['connection-lost', true, raised('25P03')],
    ['connection-lost', true, raised('57P03')],
  ] as const)('%s is told apart (again may help: %s)', async (kind, isTransient, work) => {
    const fault = await faultOf(work as (db: Queryable) => Promise<unknown>);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect(fault).toMatchObject({ kind, isTransient });
    expect((fault as Error).cause).toBeInstanceOf(Error);
  });

  it('two that wait for each other: one is told so, the other goes on', async () => {
    await ledger.pool.query(`INSERT INTO notes VALUES (101, 'a'), (102, 'a')`);
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const lockBoth = (ids: readonly [number, number], at: 0 | 1) =>
      inTransaction(ledger.pool, async (db) => {
        const lock = 'SELECT FROM notes WHERE id = $1::int FOR UPDATE';
        await db.query(lock, [ids[0]]);
        both[at].resolve();
        await both[at === 0 ? 1 : 0].promise;
        await db.query(lock, [ids[1]]);
      });
    const outcomes = await Promise.allSettled([lockBoth([101, 102], 0), lockBoth([102, 101], 1)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcomes.filter(({ status }) => status === 'rejected');
    expect((lost as PromiseRejectedResult).reason).toMatchObject({ kind: 'deadlock' });
  });

  it('leave every other error as it is', () => {
    for (const error of [
      new Error('ours'),
      new TypeError('a bug'),
      Object.assign(new Error('no such file'), { code: 'ENOENT' }),
      Object.assign(new Error('a state nobody named'), { code: '42601' }),
      'a text',
      null,
    ]) {
      expect(translateFault(error)).toBe(error);
    }
    const fault = new DatabaseFault('deadlock', new Error('once'));
    expect(translateFault(fault)).toBe(fault);
  });
});
