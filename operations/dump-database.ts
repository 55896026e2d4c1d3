import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { createClient, type Queryable } from '../src/db/pool.ts';
import { type BackupTable, backupTables, migrationsRun } from './backup-tables.ts';

/** What a backup holds. Written last: a folder without it is none. */
export interface BackupManifest {
  readonly format: 1;
  readonly takenAt: string;
  readonly migrations: { readonly service: readonly string[]; readonly queue: readonly number[] };
  /** In the order in which they can be filled. */
  readonly tables: readonly (BackupTable & { readonly file: string; readonly rows: number })[];
}

export const MANIFEST = 'manifest.json';

/**
 * Writes all rows of the database, as of one moment, into a new folder: a compressed file for each
 * table, in PostgreSQL's own text format. Disturbs nobody who works meanwhile. Throws what the
 * database and the file system say, also when the folder is there already.
 */
export async function dumpDatabase(url: string, folder: string): Promise<BackupManifest> {
  await mkdir(folder);
  // No limit of time: a large table takes long.
  const client = createClient(url, 'backup', 0);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const db = client as unknown as Queryable;
    const tables: BackupManifest['tables'][number][] = [];
    for (const table of await backupTables(db)) {
      const file = `${table.name.replaceAll('"', '')}.copy.gz`;
      const source = client.query(
        copyTo(`COPY ${table.name} (${table.columns.join(', ')}) TO STDOUT`),
      );
      await pipeline(source, createGzip(), createWriteStream(join(folder, file)));
      tables.push({ ...table, file, rows: source.rowCount });
    }
    const migrations = await migrationsRun(db);
    const takenAt = new Date().toISOString();
    const manifest: BackupManifest = { format: 1, takenAt, migrations, tables };
    const path = join(folder, MANIFEST);
    await writeFile(`${path}.part`, `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(`${path}.part`, path);
    return manifest;
  } finally {
    await client.end();
  }
}
