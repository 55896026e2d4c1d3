import { restoreDatabase } from '../operations/restore-database.ts';
import { installQueue } from '../src/jobs/install-queue.ts';

/** Fills the empty database of DATABASE_URL from the folder that is the only argument. */

const [, , folder] = process.argv;
const { DATABASE_URL: url } = process.env;
if (folder === undefined || url === undefined) {
  console.error('Usage: DATABASE_URL=postgres://… node scripts/restore.ts FOLDER');
  process.exit(2);
}
const quiet = () => undefined;
const log = { debug: quiet, info: quiet, warn: console.warn, error: console.error, fatal: quiet };
const { manifest, proof } = await restoreDatabase(url, folder, () => installQueue(url, log));
console.log(`As of ${manifest.takenAt}: ${manifest.tables.length} tables, the ledger adds up.`);
console.log(
  `${proof.figures.transfers} transfers, last migration ${manifest.migrations.service.at(-1)}`,
);
