import type { Diagnostic } from './diagnostic.ts';

/**
 * Of diagnostics that come from one mistake, such as a label that many models miss, the first with
 * the number of the others. `groupOf` names the mistake; what has none stays by itself.
 */
export function foldGroups(
  diagnostics: readonly Diagnostic[],
  groupOf: (diagnostic: Diagnostic) => string | undefined,
): Diagnostic[] {
  const sizes = new Map<string, number>();
  const keyOf = (each: Diagnostic): string | null => {
    const group = groupOf(each);
    return group === undefined ? null : `${each.code}\0${group}`;
  };
  for (const each of diagnostics) {
    const key = keyOf(each);
    if (key !== null) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return diagnostics.flatMap((each) => {
    const key = keyOf(each);
    if (key === null) return [each];
    const size = sizes.get(key);
    if (size === undefined) return [];
    sizes.delete(key);
    if (size === 1) return [each];
    const others = size === 2 ? '1 more place' : `${size - 1} more places`;
    return [{ ...each, text: `${each.text} It is so in ${others}.` }];
  });
}
