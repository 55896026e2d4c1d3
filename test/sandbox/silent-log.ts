import type { Log } from '../../src/core/log.ts';

const say = (): void => undefined;

/** For work whose log nobody looks at. */
export const silentLog: Log = { debug: say, info: say, warn: say, error: say, fatal: say };
