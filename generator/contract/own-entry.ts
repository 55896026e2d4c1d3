/** The entry of a name that people chose: `constructor` is one only where somebody wrote it. */
export function ownEntry<Value>(
  entries: Readonly<Record<string, Value>>,
  name: string | undefined,
): Value | undefined {
  return name !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}
