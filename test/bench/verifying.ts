import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleaved } from './interleaved.ts';
import { measuredRow } from './measured-row.ts';
import type { Row } from './row.ts';
import { runProcess } from './whole-process.ts';

const root = join(import.meta.dirname, '../..');
/** Many files import it. */
const EDITED = 'src/core/money/kopecks.ts';
const COLD_MS_MAX = 3_000;
const AFFECTED_MS_MAX = 1_000;

/** `truth verify` as a whole process on this repository, beside what the compiler takes for it. */
export async function verifying(rounds: number): Promise<Row[]> {
  const clone = mkdtempSync(join(tmpdir(), 'truth-bench-'));
  try {
    execFileSync('git', ['clone', '--quiet', root, clone]);
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    appendFileSync(join(clone, EDITED), '// edited\n');
    const { cold, warm, affected, compiler } = interleaved(rounds, {
      cold: () => {
        rmSync(join(clone, '.cache'), { recursive: true, force: true });
        return verify(clone, []);
      },
      warm: () => verify(clone, []),
      affected: () => verify(clone, ['--affected', 'HEAD']),
      compiler: () =>
        runProcess({
          args: [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
          cwd: clone,
          expect: /^$/,
        }).ms,
    });
    return [
      measuredRow({
        name: 'truth verify, cold : tsc on the same repository',
        ours: cold,
        theirs: compiler,
        atMost: { figure: COLD_MS_MAX },
      }),
      measuredRow({ name: 'truth verify : tsc', ours: warm, theirs: compiler }),
      measuredRow({
        name: `truth verify --affected, one file with many importers : all of it`,
        ours: affected,
        theirs: warm,
        atMost: { figure: AFFECTED_MS_MAX },
      }),
    ];
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

function verify(cwd: string, args: readonly string[]): number {
  const truth = join(cwd, 'generator/bin/truth.cjs');
  return runProcess({ args: [truth, 'verify', ...args], cwd, expect: /rules looked at \d+ files/ })
    .ms;
}
