import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';
import type { ReportOptions } from './report.ts';

const FORMATS = ['pretty', 'json', 'github'] as const;

export type ReportFormat = (typeof FORMATS)[number];

/**
 * The wanted format of a report that is no list of diagnostics; on GitHub its annotations. Throws
 * UsageError for one that is none.
 */
export function chooseReportFormat(
  { format, output }: ReportOptions,
  console: Console,
): ReportFormat {
  if (format === undefined) {
    return console.env['GITHUB_ACTIONS'] === 'true' && output === undefined ? 'github' : 'pretty';
  }
  const known = FORMATS.find((each) => each === format);
  if (known !== undefined) return known;
  throw new UsageError(`There is no format ${format}. Choose one of ${FORMATS.join(', ')}.`);
}

/**
 * Shows a report in one of the formats. What people read goes to standard error, what programs read
 * to standard output or to the file that was named; the summary is always said.
 */
export function showReport(
  render: Readonly<Record<ReportFormat, (color: boolean) => string>>,
  summary: string,
  options: ReportOptions,
  console: Console,
): void {
  const format = chooseReportFormat(options, console);
  const { output } = options;
  const text = render[format](output === undefined && console.color);
  if (output !== undefined) writeFileSync(resolve(console.cwd, output), text);
  else if (format === 'pretty') console.err(text);
  else console.out(text);
  if (format !== 'pretty' || output !== undefined) console.err(summary);
}
