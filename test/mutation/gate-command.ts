import { join } from 'node:path';
import type { Gate } from './mutation.ts';

/**
 * Arguments for Node that ask gates of one kind at once, in the folder of a copy. Of tests only
 * those that are named are run.
 */
export function gateCommand(gates: readonly [Gate, ...Gate[]]): readonly string[] {
  const [first] = gates;
  if ('test' in first) return vitest(gates.filter((gate) => 'test' in gate));
  const truth = 'generator/bin/truth.cjs';
  if ('diagnostic' in first) return [truth, 'validate', '--format', 'json'];
  if ('rule' in first) return [truth, 'verify', '--format', 'json'];
  const ids = gates.flatMap((gate) => ('scenario' in gate ? [gate.scenario] : []));
  return [truth, 'smoke', '--local', '--only', [...new Set(ids)].join(','), '--format', 'json'];
}

function vitest(gates: readonly { readonly test: string; readonly title: string }[]): string[] {
  const titles = new Set(gates.map(({ title }) => title.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')));
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...new Set(gates.map(({ test }) => test)),
    ...['--testNamePattern', [...titles].join('|')],
    // A property that fails looks for its smallest counterexample, however busy the machine is.
    ...['--testTimeout', '120000'],
    ...['--reporter', join(import.meta.dirname, 'failure-reporter.ts')],
  ];
}
