import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { knownFrom, parseBaseline, printBaseline } from '../verify/silenced/baseline.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Writes the first baseline: what is found today. Afterwards only `--fix` changes it. Throws
 * UsageError when there is one already, or no place for it.
 */
export function writeBaseline(
  root: string,
  path: string | null,
  diagnostics: readonly Diagnostic[],
  console: Console,
): void {
  if (path === null) throw new UsageError('Name the file first: verify.baseline in the contract.');
  const file = join(root, path);
  if (existsSync(file) && parseBaseline(path, readFileSync(file, 'utf8')).length > 0) {
    throw new UsageError(
      `${path} holds findings already, and a baseline may only become shorter. ` +
        'Mend what is new; truth verify --fix removes what is mended.',
    );
  }
  writeFileSync(file, printBaseline(knownFrom(diagnostics)));
  console.err(`${path} holds ${diagnostics.length} findings.\n`);
}
