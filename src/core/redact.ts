const REPLACEMENT = '[redacted]';
/** Deeper values are not for logs; the limit also ends cycles. */
const DEPTH_MAX = 6;

/** A copy of `value` in which fields of the given names hold no value, at any depth. */
export function redact(value: unknown, names: ReadonlySet<string>, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  // Dates and buffers say themselves how they are written.
  if ('toJSON' in value && typeof value.toJSON === 'function') return value;
  if (depth === DEPTH_MAX) return '[too deep]';
  if (Array.isArray(value)) return value.map((entry) => redact(entry, names, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(value)) {
    copy[name] = names.has(name.toLowerCase()) ? REPLACEMENT : redact(entry, names, depth + 1);
  }
  return copy;
}

/**
 * A function that replaces every one of the secrets in a text, also where JSON has escaped it. Very
 * short secrets are left alone: they would blacken innocent text.
 */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
    .filter((form) => form.length >= SECRET_LENGTH_MIN);
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((left, form) => left.replaceAll(form, REPLACEMENT), text);
}

const SECRET_LENGTH_MIN = 6;

/** A connection string is a secret, and so is the password in it. */
export function withPasswords(secrets: readonly string[]): string[] {
  return secrets.flatMap((secret) => {
    if (!URL.canParse(secret)) return [secret];
    const { password } = new URL(secret);
    return password === '' ? [secret] : [secret, ...new Set([password, decoded(password)])];
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
