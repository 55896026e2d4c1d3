#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('../cli/main.ts');

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  color: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
