import type { Console } from './console.ts';
import { UsageError } from './exit-codes.ts';

export interface FormatOptions {
  readonly format?: string;
  /** File for the report, instead of the terminal. */
  readonly output?: string;
}

/**
 * The wanted format among those that a verb has; without a word, annotations on GitHub and text for
 * people elsewhere. Throws UsageError for one that is none of them.
 */
export function chooseAmong<Format extends string>(
  formats: readonly Format[],
  { format, output }: FormatOptions,
  { env }: Console,
): Format | 'github' | 'pretty' {
  if (format === undefined) {
    return env['GITHUB_ACTIONS'] === 'true' && output === undefined ? 'github' : 'pretty';
  }
  const known = formats.find((each) => each === format);
  if (known !== undefined) return known;
  throw new UsageError(`There is no format ${format}. Choose one of ${formats.join(', ')}.`);
}
