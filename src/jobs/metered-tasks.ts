import type { TaskName } from '../../generated/queue.ts';
import { RetryLater } from '../core/retry-later.ts';
import type { Meter } from '../ops/meter.ts';
import type { Task, TaskContext, Tasks } from './task.ts';

/** The same tasks; how each attempt ends, and how long it takes, is counted. */
export function meteredTasks(tasks: Tasks, meter: Meter): Tasks {
  const metered = Object.entries(tasks).map(([name, task]) => [
    name,
    meteredTask(name as TaskName, task as Task<TaskName>, meter),
  ]);
  return Object.fromEntries(metered) as Tasks;
}

function meteredTask(name: TaskName, task: Task<TaskName>, meter: Meter): Task<TaskName> {
  return async (payload, context) => {
    const startedAtMs = performance.now();
    let outcome = 'done';
    try {
      await task(payload, context);
    } catch (error) {
      outcome = outcomeOf(error, context);
      throw error;
    } finally {
      const seconds = (performance.now() - startedAtMs) / 1_000;
      meter.observe('job_seconds', { task: name }, seconds);
      meter.count('jobs_total', { task: name, outcome });
    }
  };
}

function outcomeOf(error: unknown, { isLastAttempt, term }: TaskContext): string {
  if (error instanceof RetryLater) return 'put-off';
  if (!term.leads()) return 'left';
  return isLastAttempt ? 'given-up' : 'failed';
}
