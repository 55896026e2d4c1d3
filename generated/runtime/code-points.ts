// Copied by truth gen from the runtime of truthgen. Do not edit.
const HIGH_SURROGATE = 0xd800;
const LOW_SURROGATE = 0xdc00;
const AFTER_SURROGATES = 0xe000;

/** Characters of a text as vendors count them: a pair of surrogates is one, a lone one is one. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < LOW_SURROGATE || unit >= AFTER_SURROGATES) continue;
    const before = text.charCodeAt(at - 1);
    // A low one that follows a low one is lone: only a high one can begin a pair.
    if (before >= HIGH_SURROGATE && before < LOW_SURROGATE) count--;
  }
  return count;
}

/**
 * Whether a text has more than `limit` characters. Counts only when its length leaves that open.
 */
export function isLongerThan(text: string, limit: number): boolean {
  return text.length > limit && (text.length > 2 * limit || codePoints(text) > limit);
}

/**
 * Whether a text has fewer than `limit` characters. Counts only when its length leaves that open.
 */
export function isShorterThan(text: string, limit: number): boolean {
  return text.length < limit || (text.length < 2 * limit - 1 && codePoints(text) < limit);
}

/** Characters of one text property over all entries of a list; entries without it count nothing. */
export function totalCodePoints(list: readonly unknown[], property: string): number {
  let total = 0;
  for (const entry of list) {
    if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, property)) continue;
    const text = (entry as { readonly [name: string]: unknown })[property];
    if (typeof text === 'string') total += codePoints(text);
  }
  return total;
}
