/** What a line of a log says, whether it is JSON or plain text. */
export interface LogLine {
  /** Milliseconds since 1970; null when the line does not say. */
  readonly atMs: number | null;
  /** `error` or worse. */
  readonly isError: boolean;
  /** All texts in it, as they were before JSON escaped them. */
  readonly text: string;
  /** It begins like JSON, and is none. */
  readonly isBroken: boolean;
}

/** Numbers of pino. */
const ERROR_LEVEL = 50;
const ERROR_WORDS = new Set(['error', 'fatal', 'critical', 'emergency', 'alert', 'panic']);
/** A log of our making is flat; the limit ends what someone else nested without end. */
const DEPTH_MAX = 20;

/** Never throws: a line that cannot be read is searched as it is. */
export function parseLogLine(line: string): LogLine {
  if (!line.startsWith('{')) return plainLine(line, false);
  const outer = parsed(line);
  if (outer === null) return plainLine(line, true);
  const fields = { ...outer, ...wrappedIn(outer) };
  const texts: string[] = [];
  collect(fields, texts, 0);
  return {
    atMs: timeOf(fields['time'] ?? fields['timestamp']),
    isError: isErrorLevel(fields['level']),
    text: texts.join('\n'),
    isBroken: false,
  };
}

/** Platforms wrap a line of JSON in one of their own, as its message. */
function wrappedIn({ message }: Record<string, unknown>): Record<string, unknown> | null {
  return typeof message === 'string' && message.startsWith('{') ? parsed(message) : null;
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}

/** The time first, then the level: the way in which nearly everyone writes it. */
const PLAIN =
  /^\W?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\W*(ERROR|FATAL|CRITICAL)?/;

function plainLine(line: string, isBroken: boolean): LogLine {
  const [, time, level] = PLAIN.exec(line) ?? [];
  return {
    atMs: time === undefined ? null : timeOf(inUtc(time)),
    isError: level !== undefined,
    text: line,
    isBroken,
  };
}

/** Servers log in UTC when they say nothing else. */
function inUtc(time: string): string {
  const iso = time.replace(' ', 'T').replace(',', '.');
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}Z`;
}

function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) ? null : ms;
}

function isErrorLevel(level: unknown): boolean {
  if (typeof level === 'number') return level >= ERROR_LEVEL;
  return typeof level === 'string' && ERROR_WORDS.has(level.toLowerCase());
}

/** An error is also searched as `TypeError: words`, which no single field holds. */
function collect(value: unknown, texts: string[], depth: number): void {
  if (typeof value === 'string') {
    texts.push(value);
    return;
  }
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
  const { type, name, message } = value as Record<string, unknown>;
  const kind = type ?? name;
  if (typeof kind === 'string' && typeof message === 'string') texts.push(`${kind}: ${message}`);
  for (const each of Object.values(value)) collect(each, texts, depth + 1);
}
