import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSarif } from '../diagnostics/format-machine.ts';
import { formatPretty } from '../diagnostics/format-pretty.ts';
import { packageVersion } from '../output/package-root.ts';
import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

export const formats = ['pretty', 'json', 'github', 'sarif'] as const;

export type Format = (typeof formats)[number];

export interface ReportOptions {
  readonly format?: string;
  /** File for the report, instead of the terminal. */
  readonly output?: string;
}

/** The wanted format; on GitHub its annotations, elsewhere text for people. */
export function chooseFormat({ format, output }: ReportOptions, console: Console): Format {
  if (format === undefined) {
    return console.env['GITHUB_ACTIONS'] === 'true' && output === undefined ? 'github' : 'pretty';
  }
  if ((formats as readonly string[]).includes(format)) return format as Format;
  throw new UsageError(`There is no format ${format}. Choose one of ${formats.join(', ')}.`);
}

/**
 * Shows diagnostics. Text for people goes to standard error, because standard output may be piped
 * on; what programs read goes to standard output, or to the file that was named.
 */
export function report(
  diagnostics: readonly Diagnostic[],
  options: ReportOptions,
  console: Console,
): void {
  const format = chooseFormat(options, console);
  const text = render(diagnostics, format, options.output === undefined && console.color);
  if (options.output !== undefined) writeFileSync(resolve(console.cwd, options.output), text);
  else if (format === 'pretty') console.err(text);
  else console.out(text);
}

function render(diagnostics: readonly Diagnostic[], format: Format, color: boolean): string {
  switch (format) {
    case 'pretty':
      return diagnostics.length === 0 ? '' : formatPretty(diagnostics, { color });
    case 'json':
      return formatJson(diagnostics);
    case 'github':
      return formatGithub(diagnostics);
    case 'sarif':
      return formatSarif(diagnostics, packageVersion());
  }
}
