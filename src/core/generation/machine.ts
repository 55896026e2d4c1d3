import { DELIVERY_GRACE_MS, DELIVERY_PAUSE_MS } from './deadline.ts';
import type { Generation, GenerationFailure, GenerationState } from './generation.ts';
import type { GenerationAlarm, GenerationEvent, VendorAlarm } from './generation-event.ts';
import { outputOf } from './model-of.ts';
import { pollPauseMs } from './poll-schedule.ts';

export type GenerationTask = 'submit-generation' | 'poll-generation' | 'deliver-result';

/** What has to be done when a step is committed, in the same transaction as far as it is stored. */
export type GenerationEffect =
  | { readonly kind: 'end-hold'; readonly how: 'post' | 'void' | 'expire' }
  /** The vendor takes its money for what it has made. */
  | { readonly kind: 'book-vendor-cost' }
  | { readonly kind: 'enqueue'; readonly task: GenerationTask; readonly runAtMs: number }
  | { readonly kind: 'show-progress' }
  | { readonly kind: 'alarm'; readonly alarm: GenerationAlarm; readonly said: string };

export interface Step {
  readonly generation: Generation;
  /** Whether the state is another one now. */
  readonly moved: boolean;
  readonly effects: readonly GenerationEffect[];
}

type EventOf<Kind extends GenerationEvent['kind']> = Extract<GenerationEvent, { kind: Kind }>;

type Move<Kind extends GenerationEvent['kind']> = (
  generation: Generation,
  event: EventOf<Kind>,
  nowMs: number,
) => Step;

type Moves = {
  readonly [Kind in GenerationEvent['kind']]: Readonly<
    Partial<Record<GenerationState, Move<Kind>>>
  >;
};

/** What is not here changes nothing: it came too late, or a second time. */
const MOVES: Moves = {
  'submission-started': { confirmed: startSubmission },
  accepted: { submitting: accept },
  refused: { confirmed: fail, submitting: fail },
  lost: { submitting: awaitCallback },
  throttled: { submitting: standBack },
  hint: { submitting: adoptTask },
  pending: { submitted: askAgain },
  succeeded: {
    submitting: succeed,
    submitted: succeed,
    failed: lateResult,
    cancelled: lateResult,
    expired: lateResult,
  },
  'results-known': { confirmed: takeOver },
  'vendor-failed': { submitting: fail, submitted: fail },
  'delivery-started': { succeeded: startDelivery },
  delivered: { delivering: deliver },
  undeliverable: { succeeded: giveUpDelivery, delivering: giveUpDelivery },
  cancel: { confirmed: cancel },
  'time-over': {
    confirmed: expireUnsent,
    submitting: expireUnanswered,
    submitted: expireUnfinished,
    succeeded: urgeDelivery,
    delivering: urgeDelivery,
  },
};

/** The next state of an order and what follows from it. Total: every event may come in any state. */
export function advance(generation: Generation, event: GenerationEvent, nowMs: number): Step {
  const moves = MOVES[event.kind] as Partial<Record<GenerationState, Move<typeof event.kind>>>;
  const move = moves[generation.state];
  return move === undefined ? stay(generation) : move(generation, event as never, nowMs);
}

/** Nothing more can happen to its money. */
export function isFinal(state: GenerationState): boolean {
  return ['delivered', 'failed', 'cancelled', 'expired'].includes(state);
}

function stay(generation: Generation, ...effects: readonly GenerationEffect[]): Step {
  return { generation, moved: false, effects };
}

const showProgress: GenerationEffect = { kind: 'show-progress' };

function enqueue(task: GenerationTask, runAtMs: number): GenerationEffect {
  return { kind: 'enqueue', task, runAtMs };
}

/** An order whose time is over is not sent any more: its result would come too late. */
function startSubmission(generation: Generation, _event: unknown, nowMs: number): Step {
  if (nowMs >= generation.expiresAtMs) return expireUnsent(generation, _event, nowMs);
  return { generation: { ...generation, state: 'submitting' }, moved: true, effects: [] };
}

function accept(generation: Generation, event: EventOf<'accepted'>, nowMs: number): Step {
  return submitted(generation, event.taskId, nowMs, firstPollAtMs(generation, nowMs));
}

function firstPollAtMs(generation: Generation, nowMs: number): number {
  return nowMs + pollPauseMs(outputOf(generation.modelId), 0);
}

function submitted(g: Generation, taskId: string, nowMs: number, pollAtMs: number): Step {
  return {
    generation: { ...g, state: 'submitted', vendorTaskId: taskId, submittedAtMs: nowMs },
    moved: true,
    effects: [enqueue('poll-generation', pollAtMs), showProgress],
  };
}

/**
 * The request is not sent again: the vendor has no idempotency key, so a second one could be a
 * second paid task. The callback carries our token and brings the id; or the time runs out.
 */
function awaitCallback(generation: Generation, event: EventOf<'lost'>): Step {
  return stay(generation, { kind: 'alarm', alarm: 'lost-submission', said: event.said });
}

function standBack(generation: Generation, event: EventOf<'throttled'>, nowMs: number): Step {
  return {
    generation: { ...generation, state: 'confirmed' },
    moved: true,
    effects: [enqueue('submit-generation', nowMs + event.afterMs)],
  };
}

function adoptTask(generation: Generation, event: EventOf<'hint'>, nowMs: number): Step {
  return event.taskId === null
    ? stay(generation)
    : submitted(generation, event.taskId, nowMs, nowMs);
}

function askAgain(generation: Generation, _event: unknown, nowMs: number): Step {
  const ageMs = nowMs - (generation.submittedAtMs ?? nowMs);
  const pauseMs = pollPauseMs(outputOf(generation.modelId), ageMs);
  return stay(generation, enqueue('poll-generation', nowMs + pauseMs));
}

function succeed(generation: Generation, event: EventOf<'succeeded'>, nowMs: number): Step {
  return {
    generation: {
      ...generation,
      state: 'succeeded',
      results: event.results,
      submittedAtMs: generation.submittedAtMs ?? nowMs,
    },
    moved: true,
    effects: [{ kind: 'book-vendor-cost' }, enqueue('deliver-result', nowMs), showProgress],
  };
}

/** The vendor was paid for them with the earlier order. It says nothing of how long a model takes. */
function takeOver(generation: Generation, event: EventOf<'results-known'>, nowMs: number): Step {
  return {
    generation: { ...generation, state: 'succeeded', results: event.results },
    moved: true,
    effects: [enqueue('deliver-result', nowMs), showProgress],
  };
}

function lateResult(generation: Generation): Step {
  return stay(
    generation,
    { kind: 'book-vendor-cost' },
    { kind: 'alarm', alarm: 'late-result', said: `the order was ${generation.state}` },
  );
}

function startDelivery(generation: Generation): Step {
  return { generation: { ...generation, state: 'delivering' }, moved: true, effects: [] };
}

function deliver(generation: Generation, _event: unknown, nowMs: number): Step {
  return {
    generation: { ...generation, state: 'delivered', finishedAtMs: nowMs },
    moved: true,
    effects: [{ kind: 'end-hold', how: 'post' }, showProgress],
  };
}

type Failing = EventOf<'refused'> | EventOf<'vendor-failed'>;

function fail(generation: Generation, { failure, alarm }: Failing, nowMs: number): Step {
  const about = alarm ?? (failure.kind === 'parameters' ? 'parameters-refused' : null);
  return end(generation, 'failed', failure, nowMs, about);
}

function giveUpDelivery(g: Generation, event: EventOf<'undeliverable'>, nowMs: number): Step {
  return end(g, 'failed', event.failure, nowMs, 'undelivered');
}

function cancel(generation: Generation, _event: unknown, nowMs: number): Step {
  return end(generation, 'cancelled', null, nowMs, null);
}

function expireUnsent(generation: Generation, _event: unknown, nowMs: number): Step {
  const failure = { kind: 'unavailable', said: 'It could not be sent in time.' } as const;
  return expire(generation, failure, nowMs, null);
}

function expireUnanswered(generation: Generation, _event: unknown, nowMs: number): Step {
  const failure = { kind: 'timeout', said: 'Neither an answer nor a callback came.' } as const;
  return expire(generation, failure, nowMs, 'lost-submission');
}

function expireUnfinished(generation: Generation, _event: unknown, nowMs: number): Step {
  const failure = { kind: 'timeout', said: 'The vendor did not finish in time.' } as const;
  return expire(generation, failure, nowMs, null);
}

function expire(
  generation: Generation,
  failure: GenerationFailure,
  nowMs: number,
  alarm: GenerationAlarm | null,
): Step {
  if (nowMs < generation.expiresAtMs) return stay(generation);
  return end(generation, 'expired', failure, nowMs, alarm);
}

/**
 * A result that is there is offered for a day more: that Telegram is away is no fault of the user.
 * A delivery that runs right now has ended by the time of the next one.
 */
function urgeDelivery(generation: Generation, _event: unknown, nowMs: number): Step {
  if (nowMs < generation.expiresAtMs) return stay(generation);
  if (nowMs < generation.expiresAtMs + DELIVERY_GRACE_MS) {
    return stay(generation, enqueue('deliver-result', nowMs + DELIVERY_PAUSE_MS));
  }
  const failure = { kind: 'delivery', said: 'Telegram did not take it within a day.' } as const;
  return end(generation, 'expired', failure, nowMs, 'undelivered');
}

const HOLD_ENDS = { failed: 'void', cancelled: 'void', expired: 'expire' } as const;

function end(
  generation: Generation,
  state: keyof typeof HOLD_ENDS,
  failure: GenerationFailure | null,
  nowMs: number,
  alarm: GenerationAlarm | VendorAlarm | null,
): Step {
  const said = failure?.said ?? '';
  return {
    generation: { ...generation, state, failure, finishedAtMs: nowMs },
    moved: true,
    effects: [
      { kind: 'end-hold', how: HOLD_ENDS[state] },
      showProgress,
      ...(alarm === null ? [] : [{ kind: 'alarm', alarm, said } as const]),
    ],
  };
}
