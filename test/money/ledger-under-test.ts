import { expect } from 'vitest';
import { adjustTransfer, type Transfer } from '../../src/core/money/transfer.ts';
import type { Wallet } from '../../src/core/money/wallet.ts';
import { proveLedger } from '../../src/db/ledger/prove-ledger.ts';
import { type WrittenTransfer, writeTransfer } from '../../src/db/ledger/write-transfer.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { readWallet } from '../../src/db/queries/read-wallet.ts';
import { touchUser } from '../../src/db/queries/touch-user.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { silentLog } from '../sandbox/silent-log.ts';

/** A ledger in a database of its own, with a leader. */
export class LedgerUnderTest {
  readonly pool: DatabasePool;
  readonly url: string;
  /** Of the present leader. */
  epoch = 0;
  readonly #drop: () => Promise<void>;
  #lastUserId = 1000;

  private constructor(pool: DatabasePool, url: string, drop: () => Promise<void>) {
    this.pool = pool;
    this.url = url;
    this.#drop = drop;
  }

  static async open(): Promise<LedgerUnderTest> {
    const { url, drop } = await freshDatabase();
    const ledger = new LedgerUnderTest(createPool(url, 'ledger-under-test', silentLog), url, drop);
    await ledger.takeOver();
    return ledger;
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.#drop();
  }

  /** As the lease of a new leader does it. */
  async takeOver(): Promise<void> {
    this.epoch += 1;
    await this.pool.query(
      `INSERT INTO leader (epoch, holder, renewed_at, expires_at)
       VALUES ($1::bigint, 'test', now(), now() + interval '1 hour')
       ON CONFLICT (only_row) DO UPDATE SET epoch = excluded.epoch`,
      [this.epoch],
    );
  }

  /** A new user with so much to spend. */
  async user(kopecks = 0n): Promise<number> {
    this.#lastUserId += 1;
    const id = this.#lastUserId;
    await inTransaction(this.pool, (db) =>
      touchUser(db, { id, firstName: `User ${id}`, language: 'en' }),
    );
    if (kopecks > 0n)
      await this.write(adjustTransfer({ adjustId: `gift-${id}`, userId: id, kopecks }));
    return id;
  }

  /** Writes one transfer in a transaction of its own. */
  write(transfer: Transfer, epoch = this.epoch): Promise<WrittenTransfer> {
    return inTransaction(this.pool, (db) => writeTransfer(db, transfer, epoch));
  }

  wallet(userId: number): Promise<Wallet> {
    return readWallet(this.pool, userId);
  }

  /** How many transfers have a business key that begins so. */
  async count(prefix: string): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM transfers WHERE starts_with(business_key, $1::text)',
      [prefix],
    );
    return rows[0]?.count ?? -1;
  }

  /** What holds after everything, whatever happened. */
  async expectProved(): Promise<void> {
    const proof = await proveLedger(this.pool);
    expect(proof.faults).toEqual([]);
    expect(proof.figures.totalKopecks).toBe(0n);
    expect(proof.addsUp).toBe(true);
  }
}
