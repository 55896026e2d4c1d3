import type { Fix } from './finding.ts';

/** What YAML reads as a text without quotes, wherever it stands. */
const PLAIN_TEXT = /^(?!(?:true|false|null)$)[A-Za-z_][\w./-]*( [\w./-]+)*$/i;

/**
 * The text to write in place of `written`: a word in quotes stays in them, and gets them when due.
 */
export function inStyleOf(written: string, { replacement, style }: Fix): string {
  const ending = written.endsWith('\n') ? '\n' : '';
  if (style === 'code') return replacement;
  if (style === 'plain') return replacement + ending;
  if (style === 'quote') return JSON.stringify(written.trimEnd()) + ending;
  const quote = written[0];
  const isQuoted = (quote === '"' || quote === "'") && written.endsWith(quote);
  if (isQuoted && written.length > 1) {
    return quote === '"' ? JSON.stringify(replacement) : `'${replacement.replaceAll("'", "''")}'`;
  }
  return (PLAIN_TEXT.test(replacement) ? replacement : JSON.stringify(replacement)) + ending;
}
