import type { TaskName } from '../../generated/queue.ts';
import type { TaskPayload } from '../core/task-payload.ts';

/** The time in which this instance leads. A later time of the same instance is another term. */
export interface Term {
  /** What transactions that move money are fenced with. */
  readonly epoch: number;
  /**
   * False from the moment in which the term is over, and also when this process slept through the
   * end of its lease and has not noticed it yet.
   */
  leads(): boolean;
}

export interface TaskContext {
  readonly term: Term;
  readonly jobId: string;
  /** From 1. */
  readonly attempt: number;
  /** After this one the job is given up. */
  readonly isLastAttempt: boolean;
  /**
   * The runner takes nothing new. Work in many pieces ends after the present one, with
   * `RetryLater(0)` when pieces are left.
   */
  isStopping(): boolean;
  /** Given when the runner has waited long enough. */
  readonly signal: AbortSignal;
}

/**
 * A kind of work. It may be done twice: after a crash, and when the term ends under it. What it
 * throws counts as a failed attempt, apart from `RetryLater`.
 */
export type Task<Name extends TaskName> = (
  payload: TaskPayload[Name],
  context: TaskContext,
) => Promise<void>;

/** Work of other kinds waits in the queue. */
export type Tasks = { readonly [Name in TaskName]?: Task<Name> };
