/**
 * JSON with one line for each entry of the two upper levels: small changes make small diffs, and
 * long lists stay readable.
 */
export function jsonRows(record: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(record).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${secondLevel(value)}`,
  );
  return `{\n${rows.join(',\n')}\n}\n`;
}

function secondLevel(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const rows = value.map((entry) => `    ${JSON.stringify(entry)}`);
    return `[\n${rows.join(',\n')}\n  ]`;
  }
  const rows = Object.entries(value).map(
    ([key, entry]) => `    ${JSON.stringify(key)}: ${JSON.stringify(entry)}`,
  );
  return rows.length === 0 ? '{}' : `{\n${rows.join(',\n')}\n  }`;
}
