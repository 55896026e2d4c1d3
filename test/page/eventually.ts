import { expect } from 'vitest';

/** Long enough for a busy machine, and shorter than a test may take. */
export const STEP_MS = 12_000;

/** Asks until the expectation is met: `await eventually(ask).toBe(2)`. */
export function eventually<T>(ask: () => Promise<T>) {
  return expect.poll(ask, { timeout: STEP_MS });
}
