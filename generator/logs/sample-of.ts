import { printable } from '../diagnostics/printable.ts';

const SAMPLE_LENGTH_MAX = 240;
/** What stands before the match helps to understand it. */
const BEFORE = 60;

/**
 * A line as a report may show it. Secrets go first: a cut through one would leave a half that
 * nobody recognises.
 */
export function sampleOf(
  line: string,
  text: string,
  matchAt: number,
  mask: (text: string) => string,
): string {
  const masked = onOneLine(mask(line));
  if (masked.length <= SAMPLE_LENGTH_MAX) return masked;
  // The text is the line without JSON around it; in it the place of the match is known.
  const before = onOneLine(mask(text.slice(0, matchAt)));
  const whole = onOneLine(mask(text));
  const from = Math.max(0, Math.min(before.length - BEFORE, whole.length - SAMPLE_LENGTH_MAX));
  const part = whole.slice(from, from + SAMPLE_LENGTH_MAX);
  return `${from > 0 ? '…' : ''}${part}${from + part.length < whole.length ? '…' : ''}`;
}

/** Nothing in a log may move the cursor of who reads the report. */
function onOneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).trim();
}
