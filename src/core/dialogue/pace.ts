import { rateLimits } from '../../../generated/security.ts';

/** How much a user does: what they did since the present period began. */
export interface Pace {
  readonly sinceMs: number;
  readonly count: number;
}

export const noPace: Pace = { sinceMs: 0, count: 0 };

const { count: COUNT_MAX, perMs: PERIOD_MS } = rateLimits.userActions;

/** The pace after one more action. A period begins with the first action after the one before. */
export function paceAfter({ sinceMs, count }: Pace, nowMs: number): Pace {
  // A clock that was set back must not keep a user waiting.
  const isOver = nowMs - sinceMs >= PERIOD_MS || nowMs < sinceMs;
  return isOver ? { sinceMs: nowMs, count: 1 } : { sinceMs, count: count + 1 };
}

/** More than a person can do: `first` for the first such action of a period, `more` after it. */
export function excessOf({ count }: Pace): 'none' | 'first' | 'more' {
  if (count <= COUNT_MAX) return 'none';
  return count === COUNT_MAX + 1 ? 'first' : 'more';
}

/** After so many seconds, at least 1, the user is listened to again. */
export function secondsLeft({ sinceMs }: Pace, nowMs: number): number {
  return Math.max(1, Math.ceil((sinceMs + PERIOD_MS - nowMs) / 1000));
}
