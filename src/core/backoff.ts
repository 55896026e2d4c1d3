const FIRST_MS = 250;
const LONGEST_MS = 5_000;

/** Pause before attempt `attempt + 1`, growing to a limit. Attempts count from 1. */
export function backoffMs(attempt: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 20));
}
