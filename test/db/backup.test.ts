import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BackupManifest, dumpDatabase } from '../../operations/dump-database.ts';
import { RestoreFault, restoreDatabase } from '../../operations/restore-database.ts';
import { findPackage, invoiceFor } from '../../src/core/dialogue/invoice.ts';
import { proveLedger } from '../../src/db/ledger/prove-ledger.ts';
import { topUp } from '../../src/db/ledger/top-up.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { readWallet } from '../../src/db/queries/read-wallet.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { installQueue } from '../../src/jobs/install-queue.ts';
import { reconcileStars } from '../../src/jobs/reconcile-stars.ts';
import type { BotApi } from '../../src/telegram/bot-api.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { emptyDatabase } from '../sandbox/fresh-database.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { accepted, OrdersUnderTest, SUCCESS } from '../turn/orders-under-test.ts';

/** A backup is taken, life goes on, the database is lost, and another one takes its place. */

const STARS = findPackage('XTR', 50);
let orders: OrdersUnderTest;
let folder: string;
let manifest: BackupManifest;
let openOrder: number;
let payerId: number;
let restored: TestDatabase;
let db: DatabasePool;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  orders = await OrdersUnderTest.open();
  const done = await orders.order();
  orders.answer(accepted('backup-task'), SUCCESS);
  await orders.submit(done.id);
  await orders.poll(done.id);
  await orders.deliver(done.id);
  openOrder = (await orders.order()).id;
  payerId = await orders.ledger.user();
  await pay('before');
  manifest = await dumpDatabase(orders.ledger.url, join(folder, 'whole'));
  await pay('after');
  restored = await emptyDatabase();
  await restore(restored);
  db = createPool(restored.url, 'restored', silentLog);
});
afterAll(async () => {
  await db?.end();
  await restored?.leave();
  await orders.close();
  await rm(folder, { recursive: true });
});

function restore({ url }: TestDatabase, from = 'whole') {
  return restoreDatabase(url, join(folder, from), () => installQueue(url, silentLog));
}

const payment = (chargeId: string) => {
  if (STARS === null) throw new Error('50 Stars are not on sale.');
  const { amount, kopecks } = STARS;
  return { chargeId, userId: payerId, currency: 'XTR', amount, kopecks } as const;
};

async function pay(chargeId: string): Promise<void> {
  await inTransaction(orders.pool, (within) => topUp(within, payment(chargeId), orders.epoch));
}

/** All rows of a table, in an order that depends on nothing but them. */
async function rowsOf(pool: DatabasePool, { name, columns }: BackupManifest['tables'][number]) {
  const { rows } = await pool.query<{ row: string }>(
    `SELECT row(${columns.join(', ')})::text AS row FROM ${name} ORDER BY 1`,
  );
  return rows.map(({ row }) => row);
}

/** Telegram knows both payments. */
const telegram = {
  call: async () => ({
    transactions: ['before', 'after'].map((id) => ({
      id,
      amount: STARS?.amount,
      date: Date.now() / 1000 - 3600,
      source: {
        type: 'user',
        transaction_type: 'invoice_payment',
        invoice_payload: invoiceFor(payerId, STARS as NonNullable<typeof STARS>, 'mark').payload,
        user: { id: payerId, first_name: 'Ann', is_bot: false },
      },
    })),
  }),
} as unknown as BotApi;

const findLost = () =>
  reconcileStars({ db, bot: telegram, log: silentLog, now: Date.now, epoch: orders.epoch });

describe('a restored database', () => {
  it('has every row of every table as of the moment of the backup', async () => {
    expect(manifest.tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['public.postings', 'public.inbox', 'graphile_worker._private_jobs']),
    );
    const changed: string[] = [];
    for (const table of manifest.tables) {
      const rows = await rowsOf(db, table);
      expect(rows, table.name).toHaveLength(table.rows);
      if (JSON.stringify(rows) !== JSON.stringify(await rowsOf(orders.pool, table))) {
        changed.push(table.name);
      }
    }
    // What was paid after the backup.
    expect(changed.toSorted()).toEqual([
      'public.accounts',
      'public.payments',
      'public.postings',
      'public.transfers',
    ]);
  });

  it('adds up, keeps its guards, and counts on where it was', async () => {
    expect((await proveLedger(db)).addsUp).toBe(true);
    await expect(db.query('DELETE FROM postings')).rejects.toThrow('append-only');
    const { rows } = await db.query<{ next: number }>(
      `SELECT nextval(pg_get_serial_sequence('generations', 'id'))::float8 AS next`,
    );
    expect(rows[0]?.next).toBeGreaterThan(openOrder);
  });

  it('still has the job of the order that was open', async () => {
    const { rows } = await db.query<{ key: string }>(
      `SELECT key FROM graphile_worker.jobs WHERE key = 'submit:' || $1::text`,
      [openOrder],
    );
    expect(rows).toHaveLength(1);
  });

  it('gets back what was paid after the backup, once, however often it is looked for', async () => {
    const paid = STARS?.kopecks ?? 0n;
    expect((await readWallet(db, payerId)).availableKopecks).toBe(paid);
    const found = await Promise.all([findLost(), findLost()]);
    expect(found.map(({ notBooked }) => notBooked)).toEqual([[], []]);
    await findLost();
    // The update comes after all: Telegram had kept it.
    await inTransaction(db, (within) => topUp(within, payment('after'), orders.epoch));
    expect((await readWallet(db, payerId)).availableKopecks).toBe(paid * 2n);
    expect((await proveLedger(db)).addsUp).toBe(true);
    const { rows } = await db.query(
      `SELECT FROM outbox WHERE chat_id = $1::bigint AND payload::text LIKE '%after%'`,
      [payerId],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a restore is refused', () => {
  it('into a database that is in use, which stays as it is', async () => {
    await expect(restore(restored)).rejects.toThrow(RestoreFault);
    expect((await proveLedger(db)).addsUp).toBe(true);
  });

  it('of a backup that is not whole, and no row is left behind', async () => {
    const broken = await dumpDatabase(orders.ledger.url, join(folder, 'broken'));
    const { file } = broken.tables.find(({ name }) => name === 'public.payments') ?? { file: '' };
    await writeFile(join(folder, 'broken', file), gzipSync(''));
    const target = await emptyDatabase();
    await expect(restore(target, 'broken')).rejects.toThrow('instead of 2');
    const pool = createPool(target.url, 'broken', silentLog);
    expect((await pool.query('SELECT FROM users')).rowCount).toBe(0);
    await pool.end();
    await target.leave();
  });

  it('of a folder without its manifest', async () => {
    expect(await readdir(join(folder, 'whole'))).toContain('manifest.json');
    const target = await emptyDatabase();
    await expect(restore(target, 'nothing')).rejects.toThrow('no whole backup');
    await target.leave();
  });
});
