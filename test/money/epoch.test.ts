import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaderLock } from '../../generated/database.ts';
import { welcomeTransfer } from '../../src/core/money/transfer.ts';
import { LeaderConnection } from '../../src/db/leader-connection.ts';
import { Deposed, fence } from '../../src/db/ledger/fence.ts';
import { writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { until } from '../sandbox/until.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;
let newcomer: LeaderConnection;

beforeEach(async () => {
  ledger = await LedgerUnderTest.open();
  newcomer = await LeaderConnection.open(ledger.url, 'newcomer');
});
afterEach(async () => {
  await newcomer.close();
  await ledger.expectProved();
  await ledger.close();
});

/** A money transaction that has done its work and waits for its commit until it is let go. */
function openTransaction(work: (db: Queryable) => Promise<unknown>) {
  const atWork = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const done = inTransaction(ledger.pool, async (db) => {
    await work(db);
    atWork.resolve();
    await gate.promise;
  });
  done.catch(() => undefined);
  return { atWork: atWork.promise, letGo: () => gate.resolve(), done };
}

/** Resolves when somebody waits for a lock on the row of the leader. */
function someoneWaits(): Promise<true> {
  return until('a take-over waits', async () => {
    const { rows } = await ledger.pool.query<{ waits: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'
           AND application_name = 'newcomer') AS waits`,
    );
    return rows[0]?.waits === true ? true : null;
  });
}

describe('the epoch', () => {
  it('of an old leader commits no money after a take-over', async () => {
    const userId = await ledger.user();
    const old = ledger.epoch;
    ledger.epoch = await newcomer.takeLease();
    await expect(ledger.write(welcomeTransfer(userId, 100n), old)).rejects.toThrow(Deposed);
    await expect(inTransaction(ledger.pool, (db) => fence(db, old))).rejects.toThrow(Deposed);
    expect((await ledger.wallet(userId)).availableKopecks).toBe(0n);
    expect((await ledger.write(welcomeTransfer(userId, 100n))).isNew).toBe(true);
  });

  it('does not change while a money transaction is under way', async () => {
    const userId = await ledger.user();
    const open = openTransaction((db) =>
      writeTransfer(db, welcomeTransfer(userId, 100n), ledger.epoch),
    );
    await open.atWork;
    const takeOver = newcomer.takeLease();
    await someoneWaits();
    open.letGo();
    await open.done;
    await takeOver;
    expect((await ledger.wallet(userId)).availableKopecks).toBe(100n);
  });

  it('is held for no longer than a take-over may last, by a leader that is paused', async () => {
    const userId = await ledger.user();
    const open = openTransaction((db) =>
      writeTransfer(db, welcomeTransfer(userId, 100n), ledger.epoch),
    );
    await open.atWork;
    // Nobody lets the transaction go: the server ends it.
    ledger.epoch = await newcomer.takeLease();
    open.letGo();
    await expect(open.done).rejects.toMatchObject({ kind: 'connection-lost' });
    expect((await ledger.wallet(userId)).availableKopecks).toBe(0n);
  });

  it('is renewed without waiting for money transactions, nor they for it', async () => {
    const userId = await ledger.user();
    const client = new pg.Client({ connectionString: ledger.url, lock_timeout: 1 });
    await client.connect();
    const open = openTransaction((db) => fence(db, ledger.epoch));
    await open.atWork;
    const renew = 'UPDATE leader SET renewed_at = now() WHERE epoch = $1::bigint';
    await client.query('BEGIN');
    // A wait for a lock would be an error here.
    expect((await client.query(renew, [ledger.epoch])).rowCount).toBe(1);
    await ledger.write(welcomeTransfer(userId, 100n));
    await client.query('COMMIT');
    open.letGo();
    await open.done;
    await client.end();
    expect(await newcomer.renewLease(ledger.epoch)).toBe(true);
    expect(leaderLock.renewMs).toBeGreaterThan(leaderLock.takeoverMs);
  });
});
