import pino from 'pino';
import {
  type ForbiddenPatternId,
  forbiddenPatterns,
  neverLog,
} from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import { redact, scrubber, withPasswords } from '../core/redact.ts';

export interface LoggerOptions {
  readonly level: string;
  /** Values that never stand in a line, wherever they come from. */
  readonly secrets: readonly string[];
  /** Which instance speaks. */
  readonly instance: string;
  readonly write: (line: string) => void;
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
 * of the finished line, also where an error message or an address carries it.
 */
export function createLogger(options: LoggerOptions): Log {
  const names = new Set(neverLog.map((name) => name.toLowerCase()));
  const scrub = scrubber(withPasswords(options.secrets));
  const write = (line: string): void => {
    for (const { id, expression } of sentinels) {
      if (expression.test(line)) options.onForbiddenPattern(id);
    }
    options.write(scrub(line));
  };
  return pino(
    {
      level: options.level,
      base: { instance: options.instance },
      mixin: () => {
        const traceId = options.traceId();
        return traceId === null ? {} : { trace_id: traceId };
      },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => readable(() => redact(fields, names)) as Record<string, unknown>,
      },
      // Errors of the driver carry fields of their own.
      serializers: {
        err: (error: Error) => readable(() => redact(pino.stdSerializers.err(error), names)),
      },
    },
    { write },
  );
}

/** What cannot be read must not break the work that is told of. */
function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return { unreadable: true };
  }
}
