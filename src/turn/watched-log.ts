import type { Env } from '../../generated/env.ts';
import type { Log } from '../core/log.ts';
import { createLogger } from '../ops/logger.ts';
import type { Meter } from '../ops/meter.ts';
import { LogSentinel } from './log-sentinel.ts';
import { operatorAlarms } from './operator-alarms.ts';

export interface WatchedLogOptions {
  readonly env: Pick<Env, 'LOG_LEVEL' | 'ADMIN_IDS'>;
  /** Values that are cut out of every line. */
  readonly secrets: readonly string[];
  readonly instance: string;
  readonly writeLog: (line: string) => void;
  readonly now: () => number;
  readonly meter: Meter;
}

/** The log of an instance, whose forbidden patterns are counted and told to admins. */
export function watchedLog({ env, secrets, instance, writeLog, now, meter }: WatchedLogOptions): {
  readonly log: Log;
  readonly sentinel: LogSentinel;
} {
  const log = createLogger({
    level: env.LOG_LEVEL,
    secrets,
    instance,
    write: writeLog,
    now,
    onForbiddenPattern: (pattern) => {
      meter.count('forbidden_patterns_total', { pattern });
      sentinel.saw(pattern);
    },
  });
  const alarms = operatorAlarms(log, env.ADMIN_IDS);
  const sentinel = new LogSentinel({ alarms, log, now, instance });
  return { log, sentinel };
}
