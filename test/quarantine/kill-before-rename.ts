import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded into a process that is to die: ends it before the rename of the given number. */

const { renameSync } = fs;
let left = Number(process.env['KILL_BEFORE_RENAME']);

fs.renameSync = (from, to) => {
  // What the command remembers for its next run is no step of the move.
  if (!/[/\\]\.cache[/\\]/.test(`${to}`)) left--;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  renameSync(from, to);
};
syncBuiltinESMExports();
