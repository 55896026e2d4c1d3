import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { chooseAmong, type FormatOptions } from './choose-among.ts';
import type { Console } from './console.ts';

/** Formats of a report that is no list of diagnostics. */
export const reportFormats = ['pretty', 'json', 'github'] as const;

type ReportFormat = (typeof reportFormats)[number];

/**
 * Shows a report in one of the formats. What people read goes to standard error, what programs read
 * to standard output or to the file that was named; the summary is always said.
 */
export function showReport(
  render: Readonly<Record<ReportFormat, (color: boolean) => string>>,
  summary: string,
  options: FormatOptions,
  console: Console,
): void {
  const format = chooseAmong(reportFormats, options, console);
  const { output } = options;
  const text = render[format](output === undefined && console.color);
  if (output !== undefined) writeFileSync(resolve(console.cwd, output), text);
  else if (format === 'pretty') console.err(text);
  else console.out(text);
  if (format !== 'pretty' || output !== undefined) console.err(summary);
}
