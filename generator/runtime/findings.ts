import type { Note, Problem } from './problem.ts';

/** More problems than these help nobody, and a list of a million wrong entries must not become a million messages. */
const PROBLEMS_MAX = 100;

/** What a check has found so far. */
export class Findings {
  readonly problems: Problem[] = [];
  readonly notes: Note[] = [];

  get isFull(): boolean {
    return this.problems.length >= PROBLEMS_MAX;
  }

  /** Keeps a problem, unless there are already too many. */
  add(problem: Problem): void {
    if (!this.isFull) this.problems.push(problem);
  }
}
