import { spawnSync } from 'node:child_process';

export interface WholeProcess {
  readonly args: readonly string[];
  readonly cwd: string;
  /** What it must have printed: a process that failed early would look fast. */
  readonly expect: RegExp;
}

export interface ProcessRun {
  readonly ms: number;
  readonly output: string;
}

/**
 * Runs this Node with `args` from start to exit, timed from outside. Throws when it fails or did
 * something else.
 */
export function runProcess({ args, cwd, expect }: WholeProcess): ProcessRun {
  const startedAt = process.hrtime.bigint();
  const run = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
  if (run.error !== undefined) throw run.error;
  const output = run.stdout + run.stderr;
  if (run.status !== 0 || !expect.test(output)) {
    throw new Error(
      `node ${args.join(' ')} in ${cwd} ended with ${run.status}, expected ${expect}:\n${output}`,
    );
  }
  return { ms, output };
}
