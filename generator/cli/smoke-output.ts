import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SmokeReport } from '../smoke/check-result.ts';
import { formatGithub, formatJson, formatJunit } from '../smoke/format-machine.ts';
import { formatPretty, summaryLine } from '../smoke/format-pretty.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

const FORMATS = ['pretty', 'json', 'junit', 'github'] as const;

type SmokeFormat = (typeof FORMATS)[number];

export interface OutputOptions {
  readonly format?: string;
  /** File for the report, instead of the terminal. */
  readonly output?: string;
}

/** The wanted format; on GitHub its annotations. Throws UsageError for one that is none. */
export function chooseSmokeFormat(
  { format, output }: OutputOptions,
  console: Console,
): SmokeFormat {
  if (format === undefined) {
    return console.env['GITHUB_ACTIONS'] === 'true' && output === undefined ? 'github' : 'pretty';
  }
  const known = FORMATS.find((each) => each === format);
  if (known !== undefined) return known;
  throw new UsageError(`There is no format ${format}. Choose one of ${FORMATS.join(', ')}.`);
}

/**
 * Shows a report. What people read goes to standard error, what programs read to standard output or
 * to the file that was named; the counts are always said.
 */
export function showSmokeReport(
  report: SmokeReport,
  options: OutputOptions,
  console: Console,
): void {
  const format = chooseSmokeFormat(options, console);
  const { output } = options;
  const text = render(report, format, output === undefined && console.color);
  if (output !== undefined) writeFileSync(resolve(console.cwd, output), text);
  else if (format === 'pretty') console.err(text);
  else console.out(text);
  if (format !== 'pretty' || output !== undefined) console.err(`${summaryLine(report)}\n`);
}

function render(report: SmokeReport, format: SmokeFormat, color: boolean): string {
  switch (format) {
    case 'pretty':
      return formatPretty(report, color);
    case 'json':
      return formatJson(report);
    case 'junit':
      return formatJunit(report);
    case 'github':
      return formatGithub(report);
  }
}
