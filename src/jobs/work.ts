import { isAllowed } from '../../generated/modes.ts';
import type { TaskName } from '../../generated/queue.ts';
import { capabilityOfTask } from '../core/needed-capability.ts';
import { within } from '../db/deadline.ts';
import { unlockJobs } from '../db/queries/unlock-jobs.ts';
import { wakeWaitingLanes } from '../db/queries/wake-waiting-lanes.ts';
import { type Runner, type RunnerPorts, startRunner } from './runner.ts';
import type { Tasks } from './task.ts';

/** Work of an earlier term that does not end goes on without effect: it cannot commit. */
const WAIT_FOR_EARLIER_MS = 5_000;

/** How often the leader looks for lanes that somebody should have woken and could not. */
const SWEEP_EVERY_MS = 10_000;

/**
 * Workers for everything but updates. They wait for the vendor and for Telegram more than they
 * work: for minutes, where a file is large.
 */
const SLOW_WORKERS = 12;

/** What a leader does. */
export interface Work {
  /**
   * Takes nothing new, and waits until what is under way has ended. As long as the term lasts,
   * updates are handled until the rest has ended: a tap does not wait for an upload. Never rejects.
   */
  stop(): Promise<void>;
}

export interface WorkPorts extends RunnerPorts {
  /** What else only a leader does, such as telling Telegram where updates go. Never rejects. */
  readonly alongside?: (over: AbortSignal) => Promise<void>;
}

/**
 * Takes over the queue: what the leader before had under way is done again, and what waits without
 * a job gets one. Then works until it is stopped. `earlier` is the end of the work that this
 * process did in an earlier term.
 */
export function startWork(ports: WorkPorts, earlier: Promise<void>): Work {
  const { db, log, onDied, term } = ports;
  /** Nothing more is begun. */
  const ending = new AbortController();
  /** What runs beside the queue ends too. */
  const over = new AbortController();
  const runners: Record<Share, Runner | null> = { quick: null, slow: null };
  let sweep: Promise<void> = Promise.resolve();
  let alongside: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const begin = async (): Promise<void> => {
    await within(WAIT_FOR_EARLIER_MS, earlier).catch(() => undefined);
    const unlocked = await unlockJobs(db);
    const woken = await wakeWaitingLanes(db);
    if (ending.signal.aborted) return;
    alongside = ports.alongside?.(over.signal);
    const shares = sharesOf(ports);
    // Each is known as soon as it runs: when the next one cannot begin, it is stopped all the same.
    runners.quick = await startRunner(shares.quick);
    runners.slow = await startRunner(shares.slow);
    log.info({ unlocked, woken }, 'working off the queue');
    timer = setInterval(() => {
      sweep = sweep.then(look);
    }, SWEEP_EVERY_MS);
  };
  const look = async (): Promise<void> => {
    try {
      const woken = over.signal.aborted ? 0 : await wakeWaitingLanes(db);
      if (woken > 0) log.info({ woken }, 'lanes were waiting without a job');
    } catch (err) {
      log.warn({ err }, 'cannot look for waiting lanes');
    }
  };
  const begun = begin().catch((err: unknown) => {
    log.error({ err }, 'cannot take over the queue');
    if (!ending.signal.aborted) onDied();
  });
  return {
    stop: async () => {
      ending.abort();
      await begun;
      const slowEnded = runners.slow?.stop();
      if (term.leads()) await slowEnded;
      clearInterval(timer);
      over.abort();
      await Promise.all([slowEnded, runners.quick?.stop(), sweep, alongside]);
    },
  };
}

type Share = 'quick' | 'slow';

/** What the contract does not let ACTIVE do stays in the queue. */
function allowedTasks(tasks: Tasks): Tasks {
  const names = Object.keys(tasks) as TaskName[];
  const allowed = names.filter((name) => isAllowed('ACTIVE', capabilityOfTask[name]));
  return Object.fromEntries(allowed.map((name) => [name, tasks[name]]));
}

/** Updates have workers of their own: however slow the rest is, a tap does not wait for it. */
function sharesOf(ports: RunnerPorts): Record<Share, RunnerPorts> {
  const { 'handle-update': handleUpdate, ...slow } = allowedTasks(ports.tasks);
  const quick: Tasks = handleUpdate === undefined ? {} : { 'handle-update': handleUpdate };
  return {
    quick: { ...ports, tasks: quick },
    slow: { ...ports, tasks: slow, concurrency: SLOW_WORKERS },
  };
}
