import pino from 'pino';
import {
  type ForbiddenPatternId,
  forbiddenPatterns,
  neverLog,
  repeatLimit,
} from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import { redact, scrubber, withPasswords } from '../core/redact.ts';
import { repeatedLines } from './repeated-lines.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Values that never stand in a line, wherever they come from. */
  readonly secrets: readonly string[];
  /** Which instance speaks. */
  readonly instance: string;
  readonly write: (line: string) => void;
  readonly now: () => number;
  /** Trace of the work under way; null outside of any. */
  readonly traceId: () => string | null;
  /** Told for each line that holds what no line should. */
  readonly onForbiddenPattern: (id: ForbiddenPatternId) => void;
}

const sentinels = forbiddenPatterns.map(({ id, pattern }) => ({
  id,
  expression: new RegExp(pattern),
}));

/**
 * Lines of JSON. Fields that the contract never logs lose their value, and every secret is cut out
 * of the finished line, also where an error message or an address carries it. What repeats itself
 * is written as often as the contract allows; `onForbiddenPattern` is told of every line.
 */
export function createLogger(options: LoggerOptions): Log {
  const names = new Set(neverLog.map((name) => name.toLowerCase()));
  const scrub = scrubber(withPasswords(options.secrets));
  const heldTo = repeatedLines(repeatLimit);
  const write = (line: string): void => {
    const seen = sentinels.flatMap(({ id, expression }) => (expression.test(line) ? id : []));
    const written = heldTo(line, seen, options.now());
    if (written !== null) options.write(scrub(written));
    // Afterwards: what it does may write lines of its own.
    for (const id of seen) options.onForbiddenPattern(id);
  };
  return pino(
    {
      level: options.level,
      base: { instance: options.instance },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => ({
          ...(readable(() => redact(fields, names)) as Record<string, unknown>),
          ...traceOf(options.traceId()),
        }),
      },
      // Errors of the driver carry fields of their own.
      serializers: {
        err: (error: Error) => readable(() => redact(pino.stdSerializers.err(error), names)),
      },
    },
    { write },
  );
}

/** Not by pino's mixin: it would read fields that must not be read outside of `readable`. */
function traceOf(traceId: string | null): Record<string, unknown> {
  return traceId === null ? {} : { trace_id: traceId };
}

/** What cannot be read must not break the work that is told of. */
function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return { unreadable: true };
  }
}
