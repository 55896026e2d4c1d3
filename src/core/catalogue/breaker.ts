import { modelBreaker } from '../../../generated/bot.ts';
import type { Generation } from '../generation/generation.ts';
import type { GenerationEvent } from '../generation/generation-event.ts';

/**
 * A circuit breaker for each model: closed while it is sold, open while it rests, and half open
 * while one order tries whether it works again.
 */
export interface Breaker {
  /** Orders in a row that failed by the fault of the vendor. */
  readonly failures: number;
  /** How often it was opened since the model last worked; 0: it is closed. */
  readonly openings: number;
  /** From when on one order may try the model; null: it is closed. */
  readonly retryAtMs: number | null;
  /** The order that tries it, also when that order is over. */
  readonly trialId: number | null;
  /** What the vendor said last, for operators. */
  readonly said: string;
}

export const closedBreaker: Breaker = {
  failures: 0,
  openings: 0,
  retryAtMs: null,
  trialId: null,
  said: '',
};

/** What an order says of its model. */
export interface Verdict {
  readonly generationId: number;
  readonly works: boolean;
  readonly said: string;
}

/**
 * What an event of an order says of the model: it works, it fails, or nothing (null). A failure
 * counts when the user has no part in it and other models do not suffer from it: neither a refused
 * text, file or parameter, nor an account without credits. `after` is the order after the event.
 */
export function verdictOf(
  event: GenerationEvent,
  { id: generationId, failure }: Generation,
  moved: boolean,
): Verdict | null {
  // Also of an order that is over: that it came too late does not make it less of a result.
  if (event.kind === 'succeeded') return { generationId, works: true, said: '' };
  if (!moved || failure === null) return null;
  const isLost = 'alarm' in event && event.alarm === 'model-unknown';
  const fails = failure.kind === 'vendor' || failure.kind === 'timeout' || isLost;
  return fails ? { generationId, works: false, said: failure.said } : null;
}

/** The breaker after a verdict. The same object when nothing is changed by it. */
export function afterVerdict(
  before: Breaker,
  { generationId, works, said }: Verdict,
  nowMs: number,
): Breaker {
  if (works) return isClosed(before) && before.failures === 0 ? before : closedBreaker;
  // What was ordered before it opened says nothing new.
  if (!isClosed(before) && before.trialId !== generationId) return before;
  const failures = before.failures + 1;
  if (isClosed(before) && failures < modelBreaker.failures) return { ...before, failures, said };
  const { pausesMs } = modelBreaker;
  const pauseMs = pausesMs[Math.min(before.openings, pausesMs.length - 1)] ?? 0;
  return {
    failures,
    openings: before.openings + 1,
    retryAtMs: nowMs + pauseMs,
    trialId: null,
    said,
  };
}

export function isClosed({ retryAtMs }: Breaker): boolean {
  return retryAtMs === null;
}

/** As the audit log shows it. */
export function breakerValues({ failures, retryAtMs }: Pick<Breaker, 'failures' | 'retryAtMs'>): {
  readonly failures: number;
  readonly restsUntil: string | null;
} {
  return { failures, restsUntil: retryAtMs === null ? null : new Date(retryAtMs).toISOString() };
}

/** An open breaker, as a turn sees it. */
export interface Outage {
  /** Nobody may order the model now: the pause is not over, or an order tries it. */
  readonly isResting: boolean;
  readonly failures: number;
  readonly retryAtMs: number;
  readonly said: string;
}
