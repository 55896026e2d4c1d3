#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

const NODE_MAJOR = 24;

if (Number.parseInt(process.versions.node, 10) < NODE_MAJOR) {
  process.stderr.write(`truth needs Node ${NODE_MAJOR}, and this is ${process.version}.\n`);
  process.exit(2);
}
module.enableCompileCache();
// In its repository the sources are run as they are. A package holds only what was compiled.
const hasSources = existsSync(new URL('../cli/main.ts', import.meta.url));
const { run } = await import(hasSources ? '../cli/main.ts' : '../dist/main.js');

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  color: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
