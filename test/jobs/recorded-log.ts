import type { Log } from '../../src/core/log.ts';

export interface Recorded {
  readonly level: keyof Log;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that keeps what it is told. */
export function recordedLog(): Log & { readonly lines: Recorded[] } {
  const lines: Recorded[] = [];
  const say =
    (level: keyof Log) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields: { ...fields }, message });
    };
  return {
    lines,
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    fatal: say('fatal'),
  };
}
