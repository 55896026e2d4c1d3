import { hash } from 'node:crypto';
import type { SourceText } from '../source/source-text.ts';

/**
 * SHA-256 of a text, in hexadecimal. Line endings do not count: a checkout with CRLF is the same
 * contract.
 */
export function digest(text: string): string {
  return hash('sha256', text.includes('\r') ? text.replaceAll('\r\n', '\n') : text, 'hex');
}

/** First 16 digits of {@link digest}: enough to notice a change, short enough to read. */
export function shortDigest(text: string): string {
  return digest(text).slice(0, 16);
}

const digests = new WeakMap<SourceText, string>();

/** {@link shortDigest} of a source, made once. */
export function sourceDigest(source: SourceText): string {
  const known = source.digest ?? digests.get(source);
  if (known !== undefined) return known;
  const made = shortDigest(source.text);
  digests.set(source, made);
  return made;
}
