/** What Telegram takes as one message, in UTF-16 units. */
export const MESSAGE_LENGTH_MAX = 4096;

/** A text as a person reads it: JSON is unfolded into lines, all else stays as it is. */
export function readableText(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return lines(JSON.parse(text), '').join('\n');
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

function lines(value: unknown, indent: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${indent}${plain(value)}`];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, entry]) => {
    const name = list ? '–' : `${key}:`;
    const isLeaf = typeof entry !== 'object' || entry === null;
    if (isLeaf) return [`${indent}${name} ${plain(entry)}`];
    // Of words, segments and the like each goes on a line of its own.
    const flat = Object.values(entry).every((each) => typeof each !== 'object' || each === null);
    if (flat) return [`${indent}${name} ${inOneLine(entry)}`];
    return [`${indent}${name}`, ...lines(entry, `${indent}  `)];
  });
}

function inOneLine(value: object): string {
  if (Array.isArray(value)) return value.map(plain).join(', ');
  return Object.entries(value)
    .map(([key, entry]) => `${key} ${plain(entry)}`)
    .join(', ');
}

function plain(value: unknown): string {
  return value === null ? '–' : String(value);
}
