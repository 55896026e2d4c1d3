import type { Row } from './row.ts';

const HEAD = ['what', 'ours', 'peer or base', 'ratio', 'budget', 'met'];

/** Rows as one Markdown table, with columns that line up in a terminal too. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => width(line[column]))));
  const print = (line: readonly string[]): string =>
    `| ${widths.map((wide, column) => pad(line[column] ?? '', wide)).join(' | ')} |\n`;
  const rule = `|${widths.map((wide) => '-'.repeat(wide + 2)).join('|')}|\n`;
  return print(HEAD) + rule + lines.slice(1).map(print).join('');
}

function cells({ name, ours, theirs, ratio, budget, ok }: Row): string[] {
  const met = ok === null ? '' : ok ? 'yes' : 'NO';
  return [name, ours, theirs, ratio === null ? '' : `${showRatio(ratio)} ×`, budget, met].map(
    (cell) => String(cell).replaceAll('|', '\\|'),
  );
}

function showRatio(ratio: number): string {
  return ratio < 1 ? ratio.toFixed(3) : ratio < 100 ? ratio.toFixed(2) : ratio.toFixed(0);
}

function width(cell: string | undefined): number {
  return [...(cell ?? '')].length;
}

function pad(cell: string, wide: number): string {
  return cell + ' '.repeat(wide - width(cell));
}
