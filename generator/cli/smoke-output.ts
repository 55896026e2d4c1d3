import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SmokeReport } from '../smoke/check-result.ts';
import { formatJson, formatJunit } from '../smoke/format-machine.ts';
import { formatPretty, summaryLine } from '../smoke/format-pretty.ts';
import { chooseAmong, type FormatOptions } from './choose-among.ts';
import type { Console } from './console.ts';
import { formatGithub } from './smoke-annotations.ts';

/** Formats of a report about smoke. */
export const smokeFormats = ['pretty', 'json', 'junit', 'github'] as const;

type SmokeFormat = (typeof smokeFormats)[number];

/**
 * Shows a report. What people read goes to standard error, what programs read to standard output or
 * to the file that was named; the counts are always said.
 */
export function showSmokeReport(
  report: SmokeReport,
  options: FormatOptions,
  console: Console,
): void {
  const format = chooseAmong(smokeFormats, options, console);
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
