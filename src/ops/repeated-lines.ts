import { hash } from 'node:crypto';
import { type RepeatLimit, repeatLimiter } from '../core/repeat-limit.ts';

/**
 * Lines of one forbidden pattern that differ, in a period: enough to see what is wrong, and few
 * enough that a flood does not fill the disk or cost more than the work that it tells of.
 */
const DIFFERENT_LINES_MAX = 100;

/** How a line of our logger begins: the level, and the time, which is never the same. */
const START = /^\{"level":"(\w+)","time":"[^"]*"/;

/** What is less severe is no flood: it is part of the work. */
const LIMITED: ReadonlySet<string> = new Set(['warn', 'error']);

/**
 * Holds back lines of warnings and faults that say the same as one just written, and those beyond
 * a hundred of one forbidden pattern. Returns the line to write, which tells of what was held back
 * before it, or null. What is fatal is always written: it is the last word of a process.
 */
export function repeatedLines(
  limit: RepeatLimit,
): (line: string, patterns: readonly string[], nowMs: number) => string | null {
  const maySay = repeatLimiter(limit);
  const mayFlood = repeatLimiter({ messages: DIFFERENT_LINES_MAX, perMs: limit.perMs });
  return (line, patterns, nowMs) => {
    const [start, level = ''] = START.exec(line) ?? [];
    if (start === undefined || !LIMITED.has(level)) return line;
    const same = maySay(hash('sha1', `${level}${line.slice(start.length)}`, 'base64'), nowMs);
    if (!same.pass) return null;
    const flood = patterns.map((pattern) => mayFlood(pattern, nowMs));
    if (flood.some(({ pass }) => !pass)) return null;
    const heldBack = Math.max(same.heldBack, ...flood.map((each) => each.heldBack));
    return heldBack === 0 ? line : withField(line, heldBack);
  };
}

function withField(line: string, heldBack: number): string {
  return line.replace(/\}\n?$/, `,"heldBack":${heldBack}}\n`);
}
