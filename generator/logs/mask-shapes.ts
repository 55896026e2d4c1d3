/** Secrets that are known by their form, also when the environment of the log is not here. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}/g, '[token]'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,}/gi, '$1 [token]'],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s@/"]+@/gi, '$1:[password]@'],
];

/** A text without tokens of bots, tokens of headers, and passwords of addresses. */
export function maskShapes(text: string): string {
  return SHAPES.reduce((left, [shape, mask]) => left.replace(shape, mask), text);
}
