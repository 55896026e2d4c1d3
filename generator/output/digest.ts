import { hash } from 'node:crypto';

/** SHA-256 of a text, in hexadecimal. Line endings do not count: a checkout with CRLF is the same contract. */
export function digest(text: string): string {
  return hash('sha256', text.includes('\r') ? text.replaceAll('\r\n', '\n') : text, 'hex');
}

/** First 16 digits of {@link digest}: enough to notice a change, short enough to read. */
export function shortDigest(text: string): string {
  return digest(text).slice(0, 16);
}
