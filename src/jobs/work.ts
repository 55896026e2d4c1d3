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
  /** Takes nothing new, and waits until what is under way has ended. Never rejects. */
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
  const { db, log, onDied } = ports;
  const over = new AbortController();
  const runners: Runner[] = [];
  let sweep: Promise<void> = Promise.resolve();
  let alongside: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const begin = async (): Promise<void> => {
    await within(WAIT_FOR_EARLIER_MS, earlier).catch(() => undefined);
    const unlocked = await unlockJobs(db);
    const woken = await wakeWaitingLanes(db);
    if (over.signal.aborted) return;
    alongside = ports.alongside?.(over.signal);
    // Each is known as soon as it runs: when the next one cannot begin, it is stopped all the same.
    for (const share of sharesOf(ports)) runners.push(await startRunner(share));
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
    if (!over.signal.aborted) onDied();
  });
  return {
    stop: async () => {
      over.abort();
      await begun;
      clearInterval(timer);
      await Promise.all([...runners.map((runner) => runner.stop()), sweep, alongside]);
    },
  };
}

/** What the contract does not let ACTIVE do stays in the queue. */
function allowedTasks(tasks: Tasks): Tasks {
  const names = Object.keys(tasks) as TaskName[];
  const allowed = names.filter((name) => isAllowed('ACTIVE', capabilityOfTask[name]));
  return Object.fromEntries(allowed.map((name) => [name, tasks[name]]));
}

/** Updates have workers of their own: however slow the rest is, a tap does not wait for it. */
function sharesOf(ports: RunnerPorts): readonly RunnerPorts[] {
  const { 'handle-update': handleUpdate, ...slow } = allowedTasks(ports.tasks);
  const quick: Tasks = handleUpdate === undefined ? {} : { 'handle-update': handleUpdate };
  return [
    { ...ports, tasks: quick },
    { ...ports, tasks: slow, concurrency: SLOW_WORKERS },
  ];
}
