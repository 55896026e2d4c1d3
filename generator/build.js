import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Compiles the package to `dist`: the sources, and beside them what they load ready-made. */

const here = import.meta.dirname;
const dist = join(here, 'dist');
const READY_MADE = ['contract/compiled', 'emit/templates.js', 'emit/templates.d.ts'];

rmSync(dist, { recursive: true, force: true });
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
execFileSync(
  process.execPath,
  [join(typescript, 'bin/tsc'), '-p', join(here, 'tsconfig.build.json')],
  // What it says belongs to the errors: npm may be writing a report to the standard output.
  { stdio: ['ignore', 2, 2] },
);
for (const path of READY_MADE) cpSync(join(here, path), join(dist, path), { recursive: true });
// The compiled code looks for its version where the sources do: in the folder above its own.
const { name, version, type } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
writeFileSync(join(dist, 'package.json'), `${JSON.stringify({ name, version, type })}\n`);
