import { hash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrations, tables } from '../../generated/database.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { MigrationFault } from '../../src/db/migration-files.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { emptyDatabase } from '../sandbox/fresh-database.ts';
import { dumpSchema } from './dump-schema.ts';

const GOLDEN = join(import.meta.dirname, 'schema.sql');

let database: TestDatabase;
let client: pg.Client;
const opened: pg.Client[] = [];
const folders: string[] = [];

beforeEach(async () => {
  database = await emptyDatabase();
  client = await open();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.end()));
  await database.leave();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function open(): Promise<pg.Client> {
  const fresh = new pg.Client(database.url);
  await fresh.connect();
  opened.push(fresh);
  return fresh;
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'truth-migrations-'));
  folders.push(folder);
  for (const [name, sql] of Object.entries(files)) await writeFile(join(folder, name), sql);
  return folder;
}

async function history(): Promise<object[]> {
  const { rows } = await client.query(`SELECT * FROM ${migrations.table} ORDER BY id`);
  return rows;
}

async function names(): Promise<string[]> {
  return (await history()).map((row) => (row as { name: string }).name);
}

async function exists(table: string): Promise<boolean> {
  const { rows } = await client.query('SELECT to_regclass($1::text) IS NOT NULL AS yes', [table]);
  return rows[0].yes;
}

const A = 'CREATE TABLE a (x int);\n';
const B = 'CREATE TABLE b (x int);\n';

describe('the migrations of the service', () => {
  it('make the schema that is written down', async () => {
    await migrate(client, migrationsFolder);
    const schema = await dumpSchema(client);
    if (process.env['UPDATE_GOLDEN'] === '1') await writeFile(GOLDEN, schema);
    // Wanted? Then run: UPDATE_GOLDEN=1 npx vitest run test/db
    expect(schema).toBe(await readFile(GOLDEN, 'utf8'));
  });

  it('make the tables of the contract, and no others', async () => {
    await migrate(client, migrationsFolder);
    const { rows } = await client.query<{ tablename: string }>(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
    );
    expect(rows.map(({ tablename }) => tablename)).toEqual(Object.keys(tables).sort());
  });

  it('change nothing on the second boot', async () => {
    const ran = await migrate(client, migrationsFolder);
    expect(ran).toEqual((await readdir(migrationsFolder)).map((file) => file.replace('.sql', '')));
    await client.query("INSERT INTO inbox (update_id, payload) VALUES (1, '{}')");
    const before = [await dumpSchema(client), await history()];
    expect(await migrate(await open(), migrationsFolder)).toEqual([]);
    expect([await dumpSchema(client), await history()]).toEqual(before);
    expect((await client.query('SELECT * FROM inbox')).rows).toHaveLength(1);
  });

  it('only add, or say why not: then it is an index, or a value that may be absent', async () => {
    for (const file of await readdir(migrationsFolder)) {
      const sql = await readFile(join(migrationsFolder, file), 'utf8');
      const explained = sql.replace(/^-- Reason for DROP: .+\nDROP INDEX \w+;$/gm, '');
      const wider = explained.replace(
        /^-- reason: .+\nALTER TABLE \w+ ALTER COLUMN \w+ DROP NOT NULL;$/gm,
        '',
      );
      const code = wider.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''");
      // Of a trigger these are events that it refuses.
      const deeds = code.replace(/BEFORE UPDATE OR DELETE OR TRUNCATE ON/g, '');
      expect(deeds, file).not.toMatch(/\b(DROP|TRUNCATE|DELETE)\b/i);
    }
  });

  it('are written down with the checksum of their text', async () => {
    await migrate(client, migrationsFolder);
    for (const row of (await history()) as { name: string; checksum: string; run_on: Date }[]) {
      const sql = await readFile(join(migrationsFolder, `${row.name}.sql`), 'utf8');
      expect(row.checksum).toBe(hash('sha256', sql, 'hex'));
      expect(row.run_on).toBeInstanceOf(Date);
    }
  });
});

/** As the service does it: who has waited for another one in vain comes back. */
async function migrateInTheEnd(each: pg.Client): Promise<string[]> {
  for (;;) {
    try {
      return await migrate(each, migrationsFolder);
    } catch (error) {
      if (!/lock timeout/.test((error as Error).message)) throw error;
    }
  }
}

describe('instances that start together', () => {
  it('run each migration once', async () => {
    const clients = await Promise.all(Array.from({ length: 6 }, open));
    const ran = await Promise.all(clients.map(migrateInTheEnd));
    expect(ran.flat().sort()).toEqual(await names());
    expect(ran.filter((each) => each.length > 0)).toHaveLength(1);
  });

  it('come back later while one of them takes long', async () => {
    const other = await open();
    const [high, low] = migrations.lockKey;
    await other.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [high, low]);
    await expect(migrate(client, migrationsFolder)).rejects.toThrow('lock timeout');
    expect(await exists('inbox')).toBe(false);
    await other.query('SELECT pg_advisory_unlock($1::int4, $2::int4)', [high, low]);
    expect(await migrate(client, migrationsFolder)).not.toEqual([]);
    expect((await client.query('SHOW lock_timeout')).rows).toEqual([{ lock_timeout: '0' }]);
  });
});

describe('a migration that fails', () => {
  it('leaves nothing half done, and runs when it is mended', async () => {
    const bad = `${B}INSERT INTO b VALUES (1);\nSELECT 1 / 0;\n`;
    const folder = await folderOf({ '0001_a.sql': A, '0002_b.sql': bad });
    await expect(migrate(client, folder)).rejects.toThrow('division by zero');
    expect(await names()).toEqual(['0001_a']);
    expect([await exists('a'), await exists('b')]).toEqual([true, false]);
    await writeFile(join(folder, '0002_b.sql'), B);
    expect(await migrate(await open(), folder)).toEqual(['0002_b']);
    expect([await exists('a'), await exists('b')]).toEqual([true, true]);
  });

  it('leaves nothing half done when its connection breaks', async () => {
    const bad = `${B}SELECT pg_terminate_backend(pg_backend_pid());\n`;
    const folder = await folderOf({ '0001_b.sql': bad });
    const doomed = new pg.Client(database.url);
    doomed.on('error', () => undefined);
    await doomed.connect();
    await expect(migrate(doomed, folder)).rejects.toThrow();
    expect(await exists('b')).toBe(false);
    await writeFile(join(folder, '0001_b.sql'), B);
    expect(await migrate(client, folder)).toEqual(['0001_b']);
  });
});

describe('a history that contradicts the folder', () => {
  it('is refused when a landed migration was changed', async () => {
    const folder = await folderOf({ '0001_a.sql': A });
    await migrate(client, folder);
    const changed = await folderOf({ '0001_a.sql': `${A}\n`, '0002_b.sql': B });
    await expect(migrate(client, changed)).rejects.toThrow(MigrationFault);
    await expect(migrate(client, changed)).rejects.toThrow(
      'Migration 0001_a has been changed after it ran on this database.',
    );
    expect(await exists('b')).toBe(false);
  });

  it('is refused when another stands in its place', async () => {
    await migrate(client, await folderOf({ '0001_a.sql': A }));
    const folder = await folderOf({ '0001_b.sql': B, '0002_a.sql': A });
    await expect(migrate(client, folder)).rejects.toThrow(
      'Migration 0001_a has run on this database, but in its place the folder has 0001_b.',
    );
    expect(await exists('b')).toBe(false);
  });

  it('is refused when one in the middle has not run', async () => {
    const folder = await folderOf({ '0001_a.sql': A, '0002_b.sql': B });
    await migrate(client, folder);
    await client.query(`DELETE FROM ${migrations.table} WHERE name = '0001_a'`);
    await expect(migrate(client, folder)).rejects.toThrow(MigrationFault);
  });

  it('is none when only the line endings differ', async () => {
    await migrate(client, await folderOf({ '0001_a.sql': A }));
    const windows = await folderOf({ '0001_a.sql': A.replaceAll('\n', '\r\n') });
    expect(await migrate(client, windows)).toEqual([]);
  });

  it('is none when an older version of the code comes back', async () => {
    await migrate(client, await folderOf({ '0001_a.sql': A, '0002_b.sql': B }));
    expect(await migrate(client, await folderOf({ '0001_a.sql': A }))).toEqual([]);
    expect(await exists('b')).toBe(true);
  });
});

describe('a folder that is wrong in itself', () => {
  it.each([
    ['has a gap', { '0001_a.sql': A, '0003_b.sql': B }, '0003_b should have number 0002'],
    ['has a number twice', { '0001_a.sql': A, '0001_b.sql': B }, '0001_b should have number 0002'],
    ['does not begin at one', { '0002_a.sql': A }, '0002_a should have number 0001'],
    [
      'has another kind of file',
      { '0001_a.sql': A, 'note.md': '' },
      'note.md: name a migration like',
    ],
    ['has an unnumbered one', { 'a.sql': A }, 'a.sql: name a migration like'],
  ])('is refused when it %s', async (_case, files, message) => {
    const folder = await folderOf(files as Record<string, string>);
    await expect(migrate(client, folder)).rejects.toThrow(MigrationFault);
    await expect(migrate(client, folder)).rejects.toThrow(message);
    expect(await exists('a')).toBe(false);
  });
});
