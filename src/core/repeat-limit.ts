/** How many messages of one kind may pass in a period. */
export interface RepeatLimit {
  readonly messages: number;
  readonly perMs: number;
}

/** Kinds may be texts that come from outside: memory must not grow with them. */
const KINDS_MAX = 1_000;

/**
 * Says whether a message of this kind may pass now, and how many of its kind were held back before
 * it. For loops that would say the same thing at each turn. Of more than a thousand kinds within a
 * period the oldest is forgotten.
 */
export function repeatLimiter(
  limit: RepeatLimit,
): (kind: string, nowMs: number) => { readonly pass: boolean; readonly heldBack: number } {
  const periods = new Map<string, { startMs: number; passed: number; heldBack: number }>();
  return (kind, nowMs) => {
    const period = periods.get(kind);
    if (period === undefined || nowMs - period.startMs >= limit.perMs) {
      // Deleted first: the map stays in the order of the periods.
      periods.delete(kind);
      periods.set(kind, { startMs: nowMs, passed: 1, heldBack: 0 });
      if (periods.size > KINDS_MAX) periods.delete(periods.keys().next().value ?? kind);
      return { pass: true, heldBack: period?.heldBack ?? 0 };
    }
    if (period.passed < limit.messages) {
      period.passed++;
      return { pass: true, heldBack: 0 };
    }
    period.heldBack++;
    return { pass: false, heldBack: 0 };
  };
}
