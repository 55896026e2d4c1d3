import { defineConfig } from 'vitest/config';

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

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/golden/**', '**/node_modules/**', ...WITH_DATABASE],
          // A guard against tests that hang, not a measure: some generate everything several times.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: WITH_DATABASE,
          globalSetup: 'test/sandbox/test-postgres.ts',
          // Processes are started and killed here, on machines that may be busy.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
