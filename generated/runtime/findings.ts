// Copied by truth gen from the runtime of truthgen. Do not edit.
import type { PreparedShape } from './prepared-shape.ts';
import type { Problem } from './problem.ts';

/**
 * More problems than these help nobody, and a list of a million wrong entries must not become a
 * million messages.
 */
const PROBLEMS_MAX = 100;

/** A name that the model does not know, and the names that it knows in that place. */
export interface UnknownName {
  readonly path: string;
  readonly name: string;
  readonly known: readonly PreparedShape[];
}

/** What a check has found so far. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly unknown: UnknownName[] = [];

  get isFull(): boolean {
    return this.problems.length >= PROBLEMS_MAX;
  }

  /** Keeps a problem, unless there are already too many. */
  add(problem: Problem): void {
    if (!this.isFull) this.problems.push(problem);
  }
}
