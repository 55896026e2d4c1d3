/** An object of an update: what is in it is not known before it is looked at. */
export type JsonFields = { readonly [name: string]: unknown };

/** Null for everything but an object. */
export function fieldsOf(value: unknown): JsonFields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonFields)
    : null;
}

/** Null for everything but a text. Half characters are mended: PostgreSQL would not store them. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : null;
}

/** Null for everything but a whole number that is exact. */
export function wholeNumberOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}
