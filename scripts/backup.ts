import { dumpDatabase } from '../operations/dump-database.ts';

/** Writes the database of DATABASE_URL into the new folder that is the only argument. */

const [, , folder] = process.argv;
const { DATABASE_URL: url } = process.env;
if (folder === undefined || url === undefined) {
  console.error('Usage: DATABASE_URL=postgres://… node scripts/backup.ts NEW_FOLDER');
  process.exit(2);
}
const { tables, takenAt } = await dumpDatabase(url, folder);
const rows = tables.reduce((sum, table) => sum + table.rows, 0);
console.log(`${rows} rows of ${tables.length} tables, as of ${takenAt}, are in ${folder}`);
