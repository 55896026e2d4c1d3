const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LENGTH = 5;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Five characters that stand for a text or a value in a button. The same value always has the same
 * name, so a button outlives a deploy; two values of one question never share one (a test looks).
 */
export function shortName(value: unknown): string {
  let hash = OFFSET;
  for (const character of JSON.stringify(value) ?? '') {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME);
  }
  // The lowest bits of this hash are its weakest: they are mixed with the others.
  hash = (hash ^ (hash >>> 15)) >>> 0;
  let name = '';
  for (let at = 0; at < LENGTH; at++) {
    name += LETTERS[hash & 63];
    hash >>>= 6;
  }
  return name;
}
