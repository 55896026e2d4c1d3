/**
 * A value as text that a jsonb column takes whole. The column refuses two things that JSON allows
 * and that people can send: U+0000, which is left out, and half a surrogate pair, which becomes
 * U+FFFD. Throws a TypeError for a bigint: an amount has a column of its own.
 */
export function jsonb(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll('\0', '').toWellFormed() : part,
  );
}
