import type { ForbiddenPattern } from '../model/model.ts';
import { parseLogLine } from './log-line.ts';
import type { LogScan, PatternHit, Sightings } from './log-scan.ts';
import { sampleOf } from './sample-of.ts';

export interface ScanOptions {
  readonly patterns: readonly ForbiddenPattern[];
  /** Lines before this time are not looked at; null looks at all. */
  readonly sinceMs: number | null;
  /** Takes every secret out of a text. */
  readonly mask: (text: string) => string;
}

const RANK = { critical: 0, error: 1, warning: 2 } as const;

/**
 * Looks for forbidden patterns, line by line: a log of any size takes the memory of a line. A line
 * without a time belongs to the one before it, as those of a stack do; one that comes before any
 * time is looked at.
 */
export async function scanLog(
  lines: AsyncIterable<string> | Iterable<string>,
  { patterns, sinceMs, mask }: ScanOptions,
): Promise<LogScan> {
  const seen = patterns.map((pattern) => ({
    pattern,
    expression: new RegExp(pattern.pattern, 'u'),
    sightings: null as Sightings | null,
  }));
  const counts = { lines: 0, older: 0, broken: 0 };
  let errors: Sightings | null = null;
  let firstMs: number | null = null;
  let lastMs: number | null = null;
  let currentMs: number | null = null;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const { atMs, isError, text, isBroken } = parseLogLine(line);
    currentMs = atMs ?? currentMs;
    firstMs = earlier(firstMs, atMs);
    lastMs = later(lastMs, atMs);
    if (sinceMs !== null && currentMs !== null && currentMs < sinceMs) {
      counts.older++;
      continue;
    }
    counts.lines++;
    if (isBroken) counts.broken++;
    const sight = (before: Sightings | null, at: number): Sightings =>
      oneMore(before, currentMs, () => sampleOf(line, text, at, mask));
    if (isError) errors = sight(errors, 0);
    for (const each of seen) {
      const at = text.search(each.expression);
      if (at !== -1) each.sightings = sight(each.sightings, at);
    }
  }
  const hits = seen.flatMap(({ pattern, sightings }): PatternHit[] =>
    sightings === null ? [] : [{ pattern, ...sightings }],
  );
  hits.sort((a, b) => RANK[a.pattern.severity] - RANK[b.pattern.severity]);
  return { ...counts, firstMs, lastMs, errors, hits };
}

function oneMore(before: Sightings | null, atMs: number | null, sample: () => string): Sightings {
  if (before === null) return { count: 1, firstMs: atMs, lastMs: atMs, sample: sample() };
  const { count, firstMs, lastMs } = before;
  return {
    ...before,
    count: count + 1,
    firstMs: earlier(firstMs, atMs),
    lastMs: later(lastMs, atMs),
  };
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}

function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}
