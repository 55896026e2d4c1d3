/** Values that nobody may read, by the name of their variable. */
export type Secrets = ReadonlyMap<string, string>;

/** The secrets among the variables of several environments; the first that has a name gives it. */
export function secretsOf(
  names: readonly string[],
  ...environments: readonly Readonly<Record<string, string | undefined>>[]
): Secrets {
  const secrets = new Map<string, string>();
  for (const environment of environments.toReversed()) {
    for (const name of names) {
      const value = environment[name];
      if (value !== undefined && value !== '') secrets.set(name, value);
    }
  }
  return secrets;
}

export type Redact = (text: string) => string;

/**
 * Puts `$NAME` in place of every secret, however it is written: as it is, in an address, in JSON,
 * in Base64, and the password of an address alone.
 */
export function redactor(...all: readonly Secrets[]): Redact {
  const names = new Map<string, string>();
  for (const secrets of all) {
    for (const [name, value] of secrets) {
      for (const form of formsOf(value)) if (!names.has(form)) names.set(form, name);
    }
  }
  if (names.size === 0) return (text) => text;
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(literally).join('|'), 'g');
  return (text) => text.replace(pattern, (form) => `$${names.get(form)}`);
}

/** A text as a pattern that fits nothing else. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function formsOf(value: string): string[] {
  const password = URL.canParse(value) ? new URL(value).password : '';
  const plain = [value, password, decoded(password)].filter((each) => each !== '');
  return plain.flatMap((each) => [
    each,
    encodeURIComponent(each),
    JSON.stringify(each).slice(1, -1),
    Buffer.from(each).toString('base64'),
  ]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same value with every text in it redacted. */
export function redactAll<T>(value: T, redact: Redact): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((each) => redactAll(each, redact)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, redactAll(each, redact)]);
  return Object.fromEntries(entries) as T;
}
