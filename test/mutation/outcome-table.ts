import { type Mutation, nameOfGate } from './mutation.ts';
import type { Outcome } from './run-mutations.ts';

const BEGIN = '<!-- mutation:begin -->';
const END = '<!-- mutation:end -->';

/** What one run found out, for a terminal. */
export function outcomeLines(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ mutation, verdict, seconds }) => [
    mutation.invariant,
    nameOfGate(mutation.gate),
    mutation.breaks,
    verdict.kind,
    seconds.toFixed(1),
  ]);
  const all = [['invariant', 'gate', 'broken', 'verdict', 'seconds'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...all.map((row) => (row[at] ?? '').length)));
  return all
    .map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
    .join('\n');
}

/** The row of a mutation in the table of a page. */
export function rowOf({ invariant, gate, breaks, red }: Mutation): string {
  const cells = [invariant, `\`${nameOfGate(gate)}\``, breaks, `\`${red}\``];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/**
 * A page with the rows of a run in which every gate turned red, in the order of all mutations. Rows
 * of mutations that were not tried this time stay as they are. Throws when the page has no marks.
 */
export function withRows(
  page: string,
  tried: readonly Outcome[],
  all: readonly Mutation[],
): string {
  const [before, rest] = split(page, BEGIN);
  const [, after] = split(rest, END);
  const known = new Set([...rowsIn(page), ...tried.map(({ mutation }) => rowOf(mutation))]);
  const rows = all.map(rowOf).filter((row) => known.has(row));
  const heads = ['| invariant | gate | broken once | the gate says |', '|---|---|---|---|'];
  return `${before}${BEGIN}\n${[...heads, ...rows].join('\n')}\n${END}${after}`;
}

/** The rows of the table in a page, without its head. */
export function rowsIn(page: string): string[] {
  const [table] = split(split(page, BEGIN)[1], END);
  return table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| invariant |'));
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The page lacks ${mark}, between which the table belongs.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
