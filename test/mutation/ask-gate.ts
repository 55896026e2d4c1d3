import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_VARIABLE } from './failure-reporter.ts';
import { gateCommand } from './gate-command.ts';
import type { Ending } from './judge.ts';
import type { Gate } from './mutation.ts';

/** A gate that is still at work then hangs. */
const PATIENCE_MS = 240_000;

/**
 * Asks gates of one kind in the folder of a copy. When `over` is given meanwhile, all processes of
 * the gate are ended, and the ending has no code.
 */
export function askGate(
  folder: string,
  gates: readonly [Gate, ...Gate[]],
  over: AbortSignal,
): Promise<Ending> {
  const reportPath = join(folder, 'mutation-report.json');
  rmSync(reportPath, { force: true });
  return new Promise((resolve, reject) => {
    if (over.aborted)
      return resolve({ code: null, output: '', errors: 'interrupted', report: null });
    // A group of its own, so that what it starts ends with it.
    const gate = spawn(process.execPath, gateCommand(gates), {
      cwd: folder,
      env: { ...plainEnv(), [REPORT_VARIABLE]: reportPath },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    gate.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    gate.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
    });
    const endAll = (): void => {
      try {
        process.kill(-(gate.pid as number), 'SIGTERM');
      } catch {
        // It has ended by itself.
      }
    };
    const patience = setTimeout(() => {
      errors += `\nIt was ended after ${PATIENCE_MS / 1000} s.`;
      endAll();
    }, PATIENCE_MS);
    over.addEventListener('abort', endAll, { once: true });
    gate.once('error', reject);
    gate.once('close', (code) => {
      clearTimeout(patience);
      over.removeEventListener('abort', endAll);
      resolve({ code, output, errors, report: readOrNull(reportPath) });
    });
  });
}

/**
 * Nothing of a test run around this one, of a host, or of colours. Inputs that are drawn by lot are
 * the same each time: what a gate says is not to depend on luck.
 */
function plainEnv(): NodeJS.ProcessEnv {
  const foreign = /^(VITEST|NODE_ENV$|NODE_OPTIONS$|GITHUB_ACTIONS$|FORCE_COLOR$|TEST$|DEV$|PROD$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), NO_COLOR: '1', TRUTH_SEED: '1' };
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
