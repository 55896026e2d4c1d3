import { RetryLater } from '../core/retry-later.ts';
import type { Task } from './task.ts';

/**
 * Lets one job at a time work on a lane. While one works, the newest of the others waits; those
 * between have nothing to do, because the one that waits will see all that they would have seen.
 *
 * A named queue of the engine would do the same at a price that grows with the number of lanes.
 */
export class LaneTurns {
  /** A lane that somebody works on, and how to tell the one who waits for it. */
  readonly #lanes = new Map<string, { tellWaiting: ((itsTurn: boolean) => void) | null }>();

  /** Does `work` when nobody else works on the lane; false when a newer call does it instead. */
  async run(lane: string, work: () => Promise<void>): Promise<boolean> {
    if (!(await this.#turn(lane))) return false;
    try {
      await work();
    } finally {
      this.#end(lane);
    }
    return true;
  }

  #turn(lane: string): Promise<boolean> | boolean {
    const busy = this.#lanes.get(lane);
    if (busy === undefined) {
      this.#lanes.set(lane, { tellWaiting: null });
      return true;
    }
    busy.tellWaiting?.(false);
    return new Promise((resolve) => {
      busy.tellWaiting = resolve;
    });
  }

  #end(lane: string): void {
    const busy = this.#lanes.get(lane);
    const tell = busy?.tellWaiting;
    if (busy === undefined || tell === null || tell === undefined) {
      this.#lanes.delete(lane);
      return;
    }
    busy.tellWaiting = null;
    tell(true);
  }
}

/** The task, with one job at a time for each lane. */
export function oneLaneAtATime(task: Task<'handle-update'>): Task<'handle-update'> {
  const turns = new LaneTurns();
  return async (payload, context) => {
    await turns.run(payload.lane, async () => {
      // The hand-over came while it waited for its turn.
      if (context.isStopping()) throw new RetryLater(0, 'The lane is for the next leader.');
      await task(payload, context);
    });
  };
}
