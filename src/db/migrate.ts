import type pg from 'pg';
import { migrations } from '../../generated/database.ts';
import { MigrationFault, type MigrationFile, readMigrations } from './migration-files.ts';

/** Where migrations stand, whatever the working directory. */
export const migrationsFolder = `${import.meta.dirname}/migrations`;

/** Checksums are written by the database in the transaction of the migration itself. */
const CHECKSUM_SETTING = 'truth.migration_checksum';

/** Another instance may migrate for long. Who waits comes back, so that it can also be stopped. */
const LOCK_WAIT_MS = 1_000;

/**
 * Brings the database to the last migration and returns the names of those that ran; on a second
 * boot none. Each runs in a transaction of its own, all under an advisory lock, so that instances
 * that start together do not meet. With `through` it ends with the migration of that name.
 * Throws {@link MigrationFault} when a landed migration was changed, or another one stands in its
 * place; and what the database says, when a migration fails or another instance holds the lock for
 * too long.
 */
export async function migrate(
  client: pg.Client,
  folder: string,
  through?: string,
): Promise<string[]> {
  const files = await readMigrations(folder);
  const [high, low] = migrations.lockKey;
  await client.query(`SET lock_timeout = ${LOCK_WAIT_MS}`);
  await client.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [high, low]);
  try {
    await client.query('RESET lock_timeout');
    await createHistory(client);
    const pending = pendingMigrations(upTo(files, through), await readHistory(client));
    for (const file of pending) await run(client, folder, file);
    return pending.map((file) => file.name);
  } finally {
    // A failed migration leaves its transaction open; the lock is not part of it.
    await client.query('ROLLBACK').catch(() => undefined);
    await client
      .query('SELECT pg_advisory_unlock($1::int4, $2::int4)', [high, low])
      .catch(() => undefined);
  }
}

/** All, when there is none of this name. */
function upTo(files: readonly MigrationFile[], through?: string): readonly MigrationFile[] {
  const end = files.findIndex(({ name }) => name === through) + 1;
  return end === 0 ? files : files.slice(0, end);
}

interface Landed {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Migrations that have not run. A history that goes on beyond the folder is no contradiction: it is
 * an older version of the code that was put back, and migrations only add.
 */
function pendingMigrations(
  files: readonly MigrationFile[],
  landed: readonly Landed[],
): readonly MigrationFile[] {
  landed.forEach(({ name, checksum }, index) => {
    const file = files[index];
    if (file === undefined) return;
    if (file.name !== name) {
      throw new MigrationFault(
        `Migration ${name} has run on this database, but in its place the folder has ${file.name}. ` +
          'A landed migration stays where it is; add new ones at the end.',
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationFault(
        `Migration ${name} has been changed after it ran on this database. ` +
          'Put its text back and write the change as a new migration.',
      );
    }
  });
  return files.slice(landed.length);
}

async function createHistory(client: pg.Client): Promise<void> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${migrations.table} (
       id serial PRIMARY KEY,
       name text NOT NULL UNIQUE,
       run_on timestamptz NOT NULL,
       checksum text NOT NULL DEFAULT current_setting('${CHECKSUM_SETTING}')
     )`,
  );
}

async function readHistory(client: pg.Client): Promise<Landed[]> {
  const { rows } = await client.query<Landed>(
    `SELECT name, checksum FROM ${migrations.table} ORDER BY id`,
  );
  return rows;
}

async function run(client: pg.Client, folder: string, file: MigrationFile): Promise<void> {
  // Loaded here because most boots have nothing to run.
  const { runner } = await import('node-pg-migrate');
  await client.query('SELECT set_config($1::text, $2::text, false)', [
    CHECKSUM_SETTING,
    file.checksum,
  ]);
  await runner({
    dbClient: client,
    dir: folder,
    direction: 'up',
    file: file.name,
    migrationsTable: migrations.table,
    singleTransaction: false,
    noLock: true,
    log: () => undefined,
  });
}
