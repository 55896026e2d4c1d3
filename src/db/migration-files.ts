import { hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A step of the schema, as it stands in the folder of migrations. */
export interface MigrationFile {
  /** Number and words, without extension. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text; line endings do not count. */
  readonly checksum: string;
}

/**
 * The folder of migrations is wrong in itself, or contradicts the history of the database. Trying
 * again does not help.
 */
export class MigrationFault extends Error {
  override readonly name = 'MigrationFault';
}

const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/**
 * All migrations in their order. Throws {@link MigrationFault} when one is not numbered and named
 * as they all are.
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(names.map((name) => readMigration(folder, name)));
  files.forEach((file, index) => {
    if (Number(file.name.slice(0, 4)) !== index + 1) {
      throw new MigrationFault(
        `Migration ${file.name} should have number ${String(index + 1).padStart(4, '0')}: ` +
          'numbers begin at 0001, have no gaps and are not used twice.',
      );
    }
  });
  return files;
}

async function readMigration(folder: string, file: string): Promise<MigrationFile> {
  if (!NAME.test(file)) {
    throw new MigrationFault(`${join(folder, file)}: name a migration like 0007_what_it_adds.sql.`);
  }
  const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
  return { name: file.slice(0, -'.sql'.length), sql, checksum: hash('sha256', sql, 'hex') };
}
