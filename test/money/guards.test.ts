import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdTransfer, welcomeTransfer } from '../../src/core/money/transfer.ts';
import { writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import { translateFault } from '../../src/db/sql-state.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

/** What the database itself refuses, whatever the code does. */

let ledger: LedgerUnderTest;
let userId: number;

beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
  userId = await ledger.user(1000n);
  await ledger.write(holdTransfer({ draftId: 'd', userId, kopecks: 400n }));
});
afterAll(async () => {
  expect(await ledger.wallet(userId)).toEqual({ availableKopecks: 600n, heldKopecks: 400n });
  await ledger.expectProved();
  await ledger.close();
});

const refused = (sql: string): Promise<unknown> =>
  ledger.pool.query(sql).then(
    () => null,
    (error: unknown) => translateFault(error),
  );

describe('the ledger', () => {
  it.each([
    "UPDATE transfers SET kind = 'void'",
    'UPDATE transfers SET epoch = 2 WHERE false',
    'DELETE FROM transfers',
    'TRUNCATE transfers CASCADE',
    'UPDATE postings SET amount_kopecks = 1',
    'DELETE FROM postings',
    'TRUNCATE postings',
    'UPDATE accounts SET balance_kopecks = 0',
    'DELETE FROM accounts',
    'TRUNCATE accounts CASCADE',
    'TRUNCATE users CASCADE',
  ])('refuses %s', async (sql) => {
    expect(await refused(sql)).toMatchObject({
      kind: 'ledger-refused',
      message: expect.stringContaining('append-only'),
    });
  });

  it('refuses one more transfer of the same name', async () => {
    const sql = `INSERT INTO transfers (business_key, kind, epoch) VALUES ('hold:d', 'hold', 1)`;
    expect(await refused(sql)).toMatchObject({ kind: 'not-unique' });
  });

  it.each([
    ['has no postings', []],
    ['gives more than it takes', [100n, -99n]],
    ['only takes', [-100n]],
  ])('refuses the commit of a transfer that %s', async (_, amounts) => {
    const accounts = [
      { kind: 'user:available', userId },
      { kind: 'house:promo', userId: null },
    ] as const;
    const unbalanced = {
      ...welcomeTransfer(userId, 100n),
      postings: amounts.map((amountKopecks, at) => ({
        account: accounts[at] as (typeof accounts)[number],
        amountKopecks,
      })),
    };
    await expect(ledger.write(unbalanced)).rejects.toMatchObject({
      kind: 'ledger-refused',
      message: expect.stringContaining('ledger does not add up'),
    });
  });

  it('refuses more postings of a transfer that is complete, also balanced ones', async () => {
    const sql = `INSERT INTO postings (transfer_id, account_id, amount_kopecks)
      SELECT (SELECT max(id) FROM transfers), id, amount
      FROM (VALUES ('stars:clearing', 5), ('rub:clearing', -5)) AS line (kind, amount)
      JOIN accounts USING (kind)`;
    expect(await refused(sql)).toMatchObject({ kind: 'ledger-refused' });
  });

  it('takes nothing of a transaction that ends half-way', async () => {
    const broken = inTransaction(ledger.pool, async (db) => {
      await writeTransfer(db, welcomeTransfer(userId, 100n), ledger.epoch);
      throw new Error('the process ends here');
    });
    await expect(broken).rejects.toThrow('the process ends here');
    expect(await ledger.count('welcome:')).toBe(0);
  });

  it('takes nothing of a transaction whose connection is killed', async () => {
    const killed = inTransaction(ledger.pool, async (db) => {
      await writeTransfer(db, welcomeTransfer(userId, 100n), ledger.epoch);
      const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await ledger.pool.query('SELECT pg_terminate_backend($1::int)', [rows[0]?.pid]);
      await db.query('SELECT 1');
    });
    await expect(killed).rejects.toMatchObject({ kind: 'connection-lost', isTransient: true });
    expect(await ledger.count('welcome:')).toBe(0);
  });
});
