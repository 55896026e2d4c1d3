/** What becomes of a command that a page shows. */
export type Handling =
  /** It is run in a copy of the project and ends with 0. */
  | { readonly run: 'here' }
  /** Another file runs it; there stands this text. */
  | { readonly run: string; readonly where: string }
  /** It is not run, and this is why. */
  | { readonly not: string };

const TAKES_MINUTES =
  'It breaks copies for minutes. test/mutation/run-mutations.test.ts breaks a tiny project.';

const NEEDS_ACCOUNT = 'It needs an account and its tokens, which no test has.';

/**
 * Every command of every page, except those of `truth`, which are all run in a copy of the project.
 */
export const shellLines: Readonly<Record<string, Handling>> = {
  'DATABASE_URL=postgres://… node scripts/backup.ts backup-2026-11-29': {
    run: 'test/db/backup.test.ts',
    where: 'dumpDatabase(',
  },
  'DATABASE_URL=postgres://…empty… node scripts/restore.ts backup-2026-11-29': {
    run: 'test/db/backup.test.ts',
    where: 'restoreDatabase(',
  },
  'npm ci': { run: '.ci/run', where: 'npm ci' },
  'npm test': { run: '.ci/run', where: 'npm test' },
  'npm run check': { run: '.ci/run', where: 'npm run check' },
  'npm ci && npm test': { run: '.ci/run', where: 'npm test' },
  'npm ci && npm run sandbox': { run: 'test/service/sandbox.test.ts', where: "'--check'" },
  'npm run sandbox': { run: 'test/service/sandbox.test.ts', where: "'--check'" },
  'npm run sandbox -- --fresh': { run: 'test/service/sandbox.test.ts', where: "'--fresh'" },
  'npm run sandbox -- --check': { run: 'test/service/sandbox.test.ts', where: "'--check'" },
  'npm run smoke': { run: 'test/smoke/local.test.ts', where: "'smoke', '--local'" },
  'npm run gen': { run: 'test/gen/fresh.test.ts', where: "'gen', '--check'" },
  'npm run mutation': { run: 'test/mutation/run-mutations.test.ts', where: 'runMutations(' },
  'npm run mutation -- --only charged-once': { not: TAKES_MINUTES },
  'npm run bench -- --only deploy': {
    not: 'It measures. test/service/deploy-rehearsal.test.ts plays the same.',
  },
  'npm run mutation -- --lanes 1': { not: TAKES_MINUTES },
  'npm run mutation -- --write': { not: TAKES_MINUTES },
  'UPDATE_GOLDEN=1 npx vitest run test/docs/features.test.ts': {
    run: 'test/docs/features.test.ts',
    where: 'UPDATE_GOLDEN',
  },
  'truth release --format json --output kept.json': {
    run: 'test/release/release.test.ts',
    where: "'--format', 'json', '--output', 'kept.json'",
  },
  'truth release --evidence kept.json --url "$SERVICE_URL" --log live.log --record': {
    run: 'test/release/release.test.ts',
    where: "'--evidence', 'kept.json'",
  },
  'truth deploy watch --push': {
    run: 'test/deploy/deploy-watch.test.ts',
    where: 'push: true',
  },
  'truth logs scan live.log': {
    run: 'test/release/release-page.test.ts',
    where: "'logs', 'scan', 'live.log'",
  },
  'git commit': { not: 'It would write to the history that it is tested from.' },
  'npx node --env-file=.env src/main.ts': {
    not: `${NEEDS_ACCOUNT} Every test under test/service starts src/main.ts with its environment.`,
  },
  'BOT_TRANSPORT=polling TELEGRAM_BOT_TOKEN=… DATABASE_URL=postgres://… KIE_API_KEY=… npm start': {
    not: `${NEEDS_ACCOUNT} test/jobs/polling.test.ts asks a Telegram of our own for updates.`,
  },
  'truth quarantine src/rounded.ts --reason "Whole prices only."': {
    run: 'test/quarantine/page.test.ts',
    where: 'kb/quarantine.md',
  },
  'truth quarantine src/old-price.ts --reason "The price is made in src/price.ts."': {
    run: 'test/quarantine/page.test.ts',
    where: 'kb/quarantine.md',
  },
  'truth quarantine src/old-rate.ts --reason "Only src/old-price.ts needed it."': {
    run: 'test/quarantine/page.test.ts',
    where: 'kb/quarantine.md',
  },
  'truth duplicates': {
    run: 'test/quarantine/page.test.ts',
    where: 'kb/quarantine.md',
  },
};
