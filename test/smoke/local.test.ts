import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it } from 'vitest';
import { shownReport, withoutFigures } from './shown-report.ts';

/** `npm run smoke` as people type it, and the report that the page of the knowledge base shows. */

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
/** It starts and stops four processes. */
const LIMIT_MS = 60_000;

describe('truth smoke --local', () => {
  it(
    'passes nine of nine and every case, and its report is the one that the page shows',
    async () => {
      const { smoke } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;
      expect(smoke).toBe('truth smoke --local');
      const truth = join(root, 'generator/bin/truth.cjs');
      const env = { PATH: process.env['PATH'], SMOKE_POSTGRES_URL: inject('postgresUrl') };
      const args = [truth, 'smoke', '--local'];
      const { stdout, stderr } = await run(process.execPath, args, { cwd: root, env }).catch(
        (error: { stdout: string; stderr: string }) => error,
      );
      const passed = stderr.split('\n').filter((line) => line.startsWith('passed'));
      expect([stdout, passed.filter((line) => /^passed {3}S\d /.test(line))]).toEqual([
        '',
        expect.objectContaining({ length: 9 }),
      ]);
      expect(stderr).toMatch(/\n\d+ passed, 0 failed, 0 skipped\. \d+ requests were sent\.\n$/);
      expect(withoutFigures(stderr)).toBe(shownReport('local'));
    },
    LIMIT_MS,
  );
});
