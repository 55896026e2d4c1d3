import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/golden/**', '**/node_modules/**'],
    maxWorkers: 2,
  },
});
