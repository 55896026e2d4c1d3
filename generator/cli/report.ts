import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatGithub, formatJson, formatSarif } from '../diagnostics/format-machine.ts';
import { formatPretty } from '../diagnostics/format-pretty.ts';
import { packageVersion } from '../output/package-root.ts';
import { chooseAmong, type FormatOptions } from './choose-among.ts';
import type { Console } from './console.ts';

export const formats = ['pretty', 'json', 'github', 'sarif'] as const;

export type Format = (typeof formats)[number];

export type ReportOptions = FormatOptions;

/** The wanted format of a list of diagnostics. Throws UsageError for one that is none. */
export function chooseFormat(options: ReportOptions, console: Console): Format {
  return chooseAmong(formats, options, console);
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
