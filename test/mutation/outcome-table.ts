import { nameOfGate } from './mutation.ts';
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

/** A page with the table of a run in which every gate turned red. Throws when it has no marks. */
export function withTable(page: string, outcomes: readonly Outcome[]): string {
  const [before, rest] = split(page, BEGIN);
  const [, after] = split(rest, END);
  const rows = outcomes.map(({ mutation: { invariant, gate, breaks, red } }) =>
    [invariant, `\`${nameOfGate(gate)}\``, breaks, `\`${red}\``].map(inCell).join(' | '),
  );
  const heads = ['| invariant | gate | broken once | the gate says |', '|---|---|---|---|'];
  const table = [...heads, ...rows.map((row) => `| ${row} |`)];
  return `${before}${BEGIN}\n${table.join('\n')}\n${END}${after}`;
}

/** Invariant and gate of each row of the table in a page. */
export function pairsInTable(page: string): string[] {
  const [table] = split(split(page, BEGIN)[1], END);
  return [...table.matchAll(/^\| ([a-z0-9-]+) \| `([^`]+)` \|/gm)].map(
    ([, invariant, gate]) => `${invariant} ← ${gate}`,
  );
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The page lacks ${mark}, between which the table belongs.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
