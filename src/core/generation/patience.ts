const SECOND_MS = 1_000;

const SHORTEST_MS = 2 * SECOND_MS;
const LONGEST_MS = 30 * SECOND_MS;

/** A service under maintenance is not asked often. */
export const MAINTENANCE_PAUSE_MS = 30 * SECOND_MS;

/**
 * For how long a task that was taken may be unknown to the vendor. It shows a new one within
 * seconds; what it does not know after this it has lost.
 */
export const NOT_VISIBLE_MS_MAX = 10 * 60 * SECOND_MS;

/** After this without an answer or a callback an operator is told of a request that was sent. */
export const UNANSWERED_MS_MAX = 5 * 60 * SECOND_MS;

/**
 * Pause before an order that could not be sent is tried again: a quarter of the time that it has
 * waited already, so 2 s at first and 30 s at most. Its deadline ends it.
 */
export function resubmitPauseMs(waitedMs: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.round(waitedMs / 4)));
}
