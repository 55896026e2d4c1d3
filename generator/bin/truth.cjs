#!/usr/bin/env node
// CommonJS, because starting Node's module loader takes longer than a run that finds nothing to do.
const { existsSync, writeSync } = require('node:fs');
const module_ = require('node:module');
const { join } = require('node:path');

/** The first that reads TypeScript, and the first that loads a module of the new kind with require. */
const NODE_MIN = [22, 18];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1])) {
  process.stderr.write(`truth needs Node ${NODE_MIN.join('.')}, and this is ${process.version}.\n`);
  process.exit(2);
}
module_.enableCompileCache();

/** In its repository the sources are run as they are. A package holds only what was compiled. */
const sources = join(__dirname, '../cli/main.ts');
const { run } = require(existsSync(sources) ? sources : '../dist/main.cjs');

/** A reader that has seen enough, such as head, closes the pipe; that is no fault of ours. */
function writeOut(text) {
  if (process.stdout.listenerCount('error') === 0) {
    process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  }
  process.stdout.write(text);
}

/** Straight to the file: making a stream of it loads a fifth of Node. A full pipe needs the stream. */
function writeErr(text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(2, bytes, at);
    } catch {
      process.stderr.write(bytes.subarray(at));
      return;
    }
  }
}

run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  get color() {
    return process.stderr.isTTY === true && process.env.NO_COLOR === undefined;
  },
  out: writeOut,
  err: writeErr,
}).then((code) => {
  process.exitCode = code;
});
