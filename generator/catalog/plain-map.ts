/** A mapping of JSON or YAML about which nothing else is known. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** The value when it is a mapping, else null. */
export function asMap(value: unknown): PlainMap | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlainMap)
    : null;
}

/** The mapping under a key; empty when there is none. */
export function mapAt(map: PlainMap | null, key: string): PlainMap {
  return asMap(map?.[key]) ?? {};
}

/** The value when it is a list; else an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text under a key, without blanks around it; null when it is none, or empty. */
export function textAt(map: PlainMap | null, key: string): string | null {
  const value = map?.[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
