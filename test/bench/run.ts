import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { markdownTable } from './markdown-table.ts';
import type { Row } from './row.ts';

const USAGE = `npm run bench -- [--only gen,verify,check,load,ack,answer,drain,deploy,modes] [--rounds 9] [--json FILE]

Prints a table: the median of all rounds, and the least in brackets. Exit codes: 0 every budget is
kept, 1 one is missed, 2 it could not be measured.
`;

type Group = (rounds: number) => Promise<readonly Row[]>;

/** Each is loaded only when it is wanted, so that one can be measured while another is broken. */
const groups: Readonly<Record<string, Group>> = {
  gen: async (rounds) => (await import('./generation.ts')).generation(rounds),
  verify: async (rounds) => (await import('./verifying.ts')).verifying(rounds),
  check: async () => (await import('./checks.ts')).checks(),
  load: async (rounds) => (await import('./loading.ts')).loading(rounds),
  ack: async (rounds) => (await import('./acknowledging.ts')).acknowledging(rounds),
  answer: async () => (await import('./answering.ts')).answering(),
  drain: async (rounds) => (await import('./draining.ts')).draining(rounds),
  deploy: async () => (await import('./deploying.ts')).deploying(),
  modes: async (rounds) => (await import('./taking-over.ts')).takingOver(rounds),
};

/**
 * Measures the wanted groups one after the other and returns the exit code. Throws what stops a
 * measurement.
 */
async function run(): Promise<number> {
  const { only, rounds, json, help } = parseArgs({
    options: {
      only: { type: 'string', default: Object.keys(groups).join(',') },
      rounds: { type: 'string', default: '9' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  }).values;
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const count = Number(rounds);
  if (!Number.isInteger(count) || count < 1) throw new Error(`--rounds ${rounds}: not a count`);
  const rows: Row[] = [];
  for (const { name, measure } of only.split(',').map(groupNamed)) {
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...(await measure(count)));
  }
  process.stdout.write(markdownTable(rows));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report(count, rows), null, 2)}\n`);
  return rows.some((row) => row.ok === false) ? 1 : 0;
}

function groupNamed(name: string): { name: string; measure: Group } {
  const measure = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (measure !== undefined) return { name, measure };
  throw new Error(`--only ${name}: there are ${Object.keys(groups).join(', ')}`);
}

function report(rounds: number, rows: readonly Row[]): object {
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model ?? 'unknown'}`;
  return { node: process.version, platform: process.platform, machine, rounds, rows };
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
