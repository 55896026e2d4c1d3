import { defineConfig } from 'vitest/config';
import LongestFirst from './test/longest-first.ts';

/** Folders whose tests need a database. The others do not wait for one. */
const WITH_DATABASE = [
  'db',
  'http',
  'service',
  'money',
  'jobs',
  'turn',
  'bot',
  'page',
  'smoke',
  'workflows',
].map((folder) => `test/${folder}/**/*.test.ts`);

/** What holds the service to the times that it promises: nothing runs beside it. */
const MEASURED = [
  'smoke/local',
  'smoke/command',
  'workflows/live-smoke',
  'service/deploy-rehearsal',
].map((name) => `test/${name}.test.ts`);

const NO_TESTS = ['test/golden/**', '**/node_modules/**'];

/**
 * No test changes what others load, so that a worker loads it once. Only tests that say so run at
 * once within a file: they wait for the bot, not for the machine. The times are guards against
 * tests that hang, not measures: some generate everything several times, others start and kill
 * processes, on machines that may be busy.
 */
const EVERYWHERE = { isolate: false, maxConcurrency: 10, testTimeout: 30_000, hookTimeout: 30_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'test/sandbox/run-folder.ts',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...EVERYWHERE,
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: [...NO_TESTS, ...WITH_DATABASE],
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: 'database',
          include: WITH_DATABASE,
          exclude: [...NO_TESTS, ...MEASURED],
          globalSetup: 'test/sandbox/test-postgres.ts',
        },
      },
      {
        test: {
          ...EVERYWHERE,
          name: 'measured',
          include: MEASURED,
          globalSetup: 'test/sandbox/test-postgres.ts',
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
