import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { models } from '../../generated/models/index.ts';
import { interleaved } from './interleaved.ts';
import { measuredRow } from './measured-row.ts';
import { inputSchemas } from './openapi-document.ts';
import type { Row } from './row.ts';
import type { Sample } from './sample.ts';
import { runProcess } from './whole-process.ts';

/** What a probe says about its validators; those of ajv are loaded by being compiled. */
interface Probed {
  readonly loadedMs: number;
  readonly loadedBytes: number;
  /** With the first use of each. */
  readonly usedMs: number;
  readonly usedBytes: number;
}

/**
 * How long validators take until they are ready, each time in a new process, and what room they
 * need.
 */
export async function loading(rounds: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'truth-bench-'));
  try {
    const schemas = join(folder, 'schemas.json');
    const catalogue = join(import.meta.dirname, '../../contract/models');
    writeFileSync(schemas, JSON.stringify(inputSchemas(catalogue)));
    const ids = Object.keys(models);
    const probed = interleaved(rounds, {
      // Another model each time, from all over the catalogue.
      one: (round) => runProbe('load-probe.ts', ids[(round * 37) % ids.length] as string),
      all: () => runProbe('load-probe.ts'),
      ajv: () => runProbe('compile-probe.ts', schemas),
    });
    return rowsOf(probed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runProbe(probe: string, ...args: string[]): Probed {
  const { output } = runProcess({
    args: ['--expose-gc', join(import.meta.dirname, probe), ...args],
    cwd: import.meta.dirname,
    expect: /^\{.*\}$/,
  });
  return JSON.parse(output) as Probed;
}

function rowsOf({ one, all, ajv }: Record<'one' | 'all' | 'ajv', Probed[]>): Row[] {
  return [
    measuredRow({
      name: 'one validator, loaded',
      ours: one.map((each) => each.loadedMs),
      atMost: { figure: 2 },
    }),
    measuredRow({
      name: 'all validators, loaded : compiled by ajv',
      ours: all.map((each) => each.loadedMs),
      theirs: ajv.map((each) => each.loadedMs),
      atMost: { figure: 50 },
    }),
    measuredRow({
      name: 'all validators, heap when loaded : when compiled by ajv',
      ours: megabytes(all.map((each) => each.loadedBytes)),
      theirs: megabytes(ajv.map((each) => each.loadedBytes)),
      unit: 'MB',
      atMost: { figure: 3 },
    }),
    measuredRow({
      name: 'all validators, loaded and used once : ajv',
      ours: all.map((each) => each.usedMs),
      theirs: ajv.map((each) => each.usedMs),
    }),
    measuredRow({
      name: 'all validators, heap after that : ajv',
      ours: megabytes(all.map((each) => each.usedBytes)),
      theirs: megabytes(ajv.map((each) => each.usedBytes)),
      unit: 'MB',
    }),
  ];
}

function megabytes(bytes: Sample): Sample {
  return bytes.map((each) => each / 1e6);
}
