import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { from as copyFrom } from 'pg-copy-streams';
import { type LedgerProof, proveLedger } from '../src/db/ledger/prove-ledger.ts';
import { migrate, migrationsFolder } from '../src/db/migrate.ts';
import { createClient, type Queryable } from '../src/db/pool.ts';
import { migrationsRun } from './backup-tables.ts';
import { type BackupManifest, MANIFEST } from './dump-database.ts';

type Client = ReturnType<typeof createClient>;

/** A backup cannot be restored here. Its message says what to do. */
export class RestoreFault extends Error {
  override readonly name = 'RestoreFault';
}

/**
 * Fills an empty database with a backup: migrations up to those of the backup, then all rows in one
 * transaction, which is committed only when each table has as many as were dumped and the ledger
 * adds up. `installQueue` makes the tables of the queue engine.
 * Throws {@link RestoreFault}, and what the database says; then no row is there.
 */
export async function restoreDatabase(
  url: string,
  folder: string,
  installQueue: () => Promise<void>,
): Promise<{ readonly manifest: BackupManifest; readonly proof: LedgerProof }> {
  const manifest = await readManifest(folder);
  const client = createClient(url, 'restore', 0);
  await client.connect();
  try {
    await refuseUsed(client);
    await migrate(client, migrationsFolder, manifest.migrations.service.at(-1));
    await installQueue();
    await compareMigrations(client, manifest);
    await client.query('BEGIN');
    const proof = await fill(client, folder, manifest);
    await client.query('COMMIT');
    return { manifest, proof };
  } finally {
    await client.end();
  }
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((cause: Error) => {
    throw new RestoreFault(`${folder} is no whole backup: ${cause.message}.`, { cause });
  });
  return JSON.parse(text) as BackupManifest;
}

/** Rows of two lives must not mix. A restore that failed has left tables without users. */
async function refuseUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ users: string | null }>(
    `SELECT to_regclass('public.users')::text AS users`,
  );
  if (rows[0]?.users === null) return;
  const found = await client.query('SELECT FROM users LIMIT 1');
  if (found.rowCount === 0) return;
  throw new RestoreFault('This database has users already. Restore into an empty one.');
}

async function compareMigrations(client: Client, { migrations }: BackupManifest): Promise<void> {
  const here = await migrationsRun(client as unknown as Queryable);
  if (JSON.stringify(here) === JSON.stringify(migrations)) return;
  throw new RestoreFault(
    `The backup is of another schema (its last migration is ${migrations.service.at(-1)}, ` +
      `the queue is at ${migrations.queue.at(-1)}). Restore it with the code of that time, ` +
      'into an empty database.',
  );
}

async function fill(
  client: Client,
  folder: string,
  { tables }: BackupManifest,
): Promise<LedgerProof> {
  // Balances and what is append-only are as they were: no trigger may add to them, or refuse.
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  // Migrations have written some rows themselves.
  for (const { name } of tables.toReversed()) await client.query(`DELETE FROM ${name}`);
  for (const { name, columns, file, rows } of tables) {
    const target = client.query(copyFrom(`COPY ${name} (${columns.join(', ')}) FROM STDIN`));
    await pipeline(createReadStream(join(folder, file)), createGunzip(), target);
    if (target.rowCount !== rows) {
      throw new RestoreFault(`${file} has ${target.rowCount} rows instead of ${rows}.`);
    }
    await continueSequences(client, name, columns);
  }
  for (const { name } of tables) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
  const proof = await proveLedger(client as unknown as Queryable);
  if (!proof.addsUp) throw new RestoreFault('The ledger of the backup does not add up.');
  return proof;
}

/** The next row gets a number that none has. */
async function continueSequences(
  client: Client,
  table: string,
  columns: readonly string[],
): Promise<void> {
  for (const column of columns) {
    const { rows } = await client.query<{ sequence: string | null }>(
      'SELECT pg_get_serial_sequence($1::text, $2::text) AS sequence',
      [table, column.replaceAll('"', '')],
    );
    const sequence = rows[0]?.sequence ?? null;
    if (sequence === null) continue;
    await client.query(
      `SELECT setval($1::regclass, coalesce(max(${column}), 1)::bigint, count(*) > 0)
       FROM ${table}`,
      [sequence],
    );
  }
}
