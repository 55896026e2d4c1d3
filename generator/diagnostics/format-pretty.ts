import { codeFrame } from './code-frame.ts';
import type { Diagnostic, Place } from './diagnostic.ts';
import { printable } from './printable.ts';

export interface PrettyOptions {
  readonly color: boolean;
}

const ALLOWED_SHOWN_MAX = 24;
const WIDTH = 100;

/** Diagnostics for a person at a terminal, with a last line that counts them. */
export function formatPretty(diagnostics: readonly Diagnostic[], { color }: PrettyOptions): string {
  const paint = color ? ansi : plain;
  const blocks = diagnostics.map((each) => formatOne(each, paint));
  return `${blocks.join('\n')}\n${summary(diagnostics)}\n`;
}

/** `3 errors, 1 warning; 2 can be fixed with --fix`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((each) => each.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const fixable = diagnostics.filter((each) => each.fix !== null).length;
  const counts = [count(errors, 'error'), count(warnings, 'warning')].filter((each) => each !== '');
  const fix = fixable === 0 ? '' : `; ${fixable} can be fixed with --fix`;
  return `${counts.join(', ') || 'no problems'}${fix}`;
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

type Style = 'bold' | 'red' | 'yellow' | 'blue' | 'dim';
type Paint = (style: Style, text: string) => string;

const SGR: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34 };

function ansi(style: Style, text: string): string {
  return `\u001b[${SGR[style]}m${text}\u001b[0m`;
}

function plain(_style: Style, text: string): string {
  return text;
}

function formatOne(diagnostic: Diagnostic, paint: Paint): string {
  const { severity, code, title, place, related } = diagnostic;
  const gutter = String(
    Math.max(...[place, ...related.map((each) => each.place)].map(lineOf)),
  ).length;
  const head = paint(severity === 'error' ? 'red' : 'yellow', `${severity}[${code}]`);
  const lines = [
    `${head} ${paint('bold', title)}`,
    ...frame(place, '┌─', gutter, paint),
    ...wrap(diagnostic.text, '  '),
    ...facts(diagnostic),
  ];
  for (const { place: other, text } of related) {
    lines.push(...frame(other, '├─', gutter, paint), `  ${printable(text)}`);
  }
  return `${lines.join('\n')}\n`;
}

function lineOf(place: Place): number {
  return place.start.line;
}

function frame(place: Place, corner: string, gutter: number, paint: Paint): string[] {
  const address = `${place.file}:${place.start.line}:${place.start.column}`;
  const path = place.path === null || place.path === '' ? '' : `  ${paint('dim', place.path)}`;
  const [source = '', mark = ''] = codeFrame(place, gutter);
  return [`${' '.repeat(gutter)} ${corner} ${paint('blue', address)}${path}`, source, mark];
}

function facts({ allowed, nearest, hint, fix }: Diagnostic): string[] {
  const lines: string[] = [];
  if (nearest !== null) lines.push(...wrap(`did you mean: ${nearest}`, '  '));
  if (allowed.length > 0) lines.push(...wrap(`allowed: ${list(allowed)}`, '  '));
  if (hint !== null) lines.push(...wrap(`hint: ${hint}`, '  '));
  if (fix !== null && nearest === null) lines.push(...wrap(`fix: ${fix.title}`, '  '));
  return lines;
}

function list(values: readonly string[]): string {
  const shown = values.slice(0, ALLOWED_SHOWN_MAX).map((value) => (value === '' ? '""' : value));
  const rest = values.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of printable(text).split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}  ${word}`;
    } else {
      line = line.trim() === '' ? indent + word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
