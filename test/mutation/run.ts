import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { nameOfGate } from './mutation.ts';
import { mutations } from './mutations.ts';
import { outcomeLines, withRows } from './outcome-table.ts';
import { type Outcome, runMutations } from './run-mutations.ts';

/**
 * `npm run mutation`: breaks a copy of the code once for each gate of each invariant. Ends with 0
 * when every gate turned red, with 1 when one did not or was red before, with 2 when it could not
 * run.
 */

const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'kb/invariants.md');

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    lanes: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const chosen = mutations.filter(
  ({ invariant }) => values.only.length === 0 || values.only.includes(invariant),
);
const known = new Set(mutations.map(({ invariant }) => invariant));
const unknown = values.only.filter((id) => !known.has(id));

if (unknown.length > 0) {
  fail(`No invariant is called ${unknown.join(' or ')}. There are: ${[...known].join(', ')}.`);
} else {
  await run();
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const over = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort());
  process.stderr.write(`${chosen.length} gates are asked, first of the code as it is.\n`);
  const outcomes = await runMutations({
    root: ROOT,
    mutations: chosen,
    lanes: Number(values.lanes),
    over: over.signal,
    onOutcome: tell,
  });
  if (over.signal.aborted) return fail('Interrupted. Nothing was changed.');
  process.stdout.write(`\n${outcomeLines(outcomes)}\n`);
  const weak = outcomes.filter(({ verdict }) => verdict.kind !== 'red');
  process.stdout.write(`\n${outcomes.length - weak.length} of ${outcomes.length} turned red.\n`);
  if (weak.length > 0) process.exitCode = 1;
  else if (values.write) {
    writeFileSync(PAGE, withRows(readFileSync(PAGE, 'utf8'), outcomes, mutations));
  }
}

function tell({ mutation, verdict }: Outcome): void {
  const said = 'said' in verdict ? `\n${verdict.said.replace(/^/gm, '    ')}` : '';
  process.stderr.write(
    `${verdict.kind}: ${mutation.invariant} ← ${nameOfGate(mutation.gate)}${said}\n`,
  );
}
