import type { Env } from '../../generated/env.ts';
import { type ForbiddenPatternId, repeatLimit } from '../../generated/log-policy.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { beginKnownSeries } from './known-series.ts';
import { createLogger } from './logger.ts';
import { createMeter, type Meter } from './meter.ts';
import { openTracing } from './open-tracing.ts';
import { measureProcess } from './process-gauges.ts';
import { SelfReport } from './self-report.ts';
import type { ProcessTracing } from './tracing.ts';

export interface ReportingOptions {
  readonly env: Env;
  /** Values that are cut out of every log line. */
  readonly secrets: readonly string[];
  readonly instance: string;
  readonly now: () => number;
  readonly writeLog: (line: string) => void;
  /** Told of each line that must not occur, after it was counted. */
  readonly onForbiddenPattern: (pattern: ForbiddenPatternId) => void;
}

/** How an instance tells what it does. */
export interface Reporting {
  readonly instance: string;
  readonly log: Log;
  readonly meter: Meter;
  /** What it counts of itself, for the page of the operator. */
  readonly self: SelfReport;
  readonly tracing: ProcessTracing;
  /** Sends what is left of traces. Never rejects, and does not wait long. */
  stopTracing(): Promise<void>;
}

/** Opens the log, the metrics and the traces of an instance. */
export async function openReporting(options: ReportingOptions): Promise<Reporting> {
  const { env, instance, now } = options;
  const meter = createMeter();
  beginKnownSeries(meter);
  measureProcess(meter);
  const self = new SelfReport();
  const mayTell = repeatLimiter(repeatLimit);
  const { tracing, stop } = await openTracing(env, instance, (said) => {
    const { pass, heldBack } = mayTell('traces', now());
    if (pass) log.warn({ said, heldBack }, 'traces do not arrive');
  });
  const log: Log = createLogger({
    level: env.LOG_LEVEL,
    secrets: options.secrets,
    instance,
    write: options.writeLog,
    now,
    traceId: tracing.traceId,
    onForbiddenPattern: (pattern) => {
      meter.count('forbidden_patterns_total', { pattern });
      self.countPattern(pattern, now());
      options.onForbiddenPattern(pattern);
    },
  });
  return { instance, log, meter, self, tracing, stopTracing: stop };
}
