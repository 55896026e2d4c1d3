import type { Log } from '../../src/core/log.ts';

const nothing = (): void => undefined;

/** For what is logged and is not looked at. */
export const silentLog: Log = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
