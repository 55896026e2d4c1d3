import type { Job, JobHelpers, ParsedCronItem, RunnerOptions } from 'graphile-worker';
import { tasks as declared, queue, type TaskName } from '../../generated/queue.ts';
import type { Log } from '../core/log.ts';
import { RetryLater } from '../core/retry-later.ts';
import type { Tracing } from '../core/tracing.ts';
import type { DatabasePool } from '../db/pool.ts';
import { addJob } from '../db/queries/add-job.ts';
import { readOrigin } from '../db/queries/read-origin.ts';
import { queueLogger } from './queue-logger.ts';
import type { Task, TaskContext, Tasks, Term } from './task.ts';

/** How late a job may begin that was put off. One that is due at once is told of at once. */
const LOOK_EVERY_MS = 1_000;

export interface RunnerPorts {
  readonly db: DatabasePool;
  readonly tasks: Tasks;
  readonly term: Term;
  readonly log: Log;
  readonly tracing: Tracing;
  /** How many jobs run at the same time. */
  readonly concurrency?: number;
  readonly now: () => number;
  /** Told when the runner has ended although nobody stopped it. */
  readonly onDied: () => void;
}

export interface Runner {
  /** Takes nothing new and waits until what runs has ended. */
  stop(): Promise<void>;
}

/** The term ended while the work was under way: whoever leads now does it again. */
class TermOver extends Error {
  override readonly name = 'TermOver';
}

/** Works off the queue until it is stopped. Throws what the database says. */
export async function startRunner(ports: RunnerPorts): Promise<Runner> {
  const { db, log, tasks, onDied } = ports;
  const names = (Object.keys(tasks) as TaskName[]).filter((name) => tasks[name] !== undefined);
  if (names.length === 0) return { stop: async () => undefined };
  const { parseCronItems, run } = await import('graphile-worker');
  let stopping: Promise<void> | null = null;
  const isStopping = (): boolean => stopping !== null;
  const runner = await run(
    {
      pgPool: db as unknown as NonNullable<RunnerOptions['pgPool']>,
      schema: queue.schema,
      concurrency: ports.concurrency ?? queue.workers,
      pollInterval: LOOK_EVERY_MS,
      noHandleSignals: true,
      logger: await queueLogger(log),
      taskList: Object.fromEntries(names.map((name) => [name, executor(ports, name, isStopping)])),
      // Without these the engine does not wait for the end of a job to be written down, and a
      // database that is away at that moment would end the process.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    undefined,
    cronItems(names, parseCronItems),
  );
  runner.promise
    .catch((err: unknown) => log.error({ err }, 'the queue runner broke down'))
    .finally(() => {
      if (!isStopping()) onDied();
    });
  return {
    stop: () => {
      // It rejects only when it has stopped already.
      stopping ??= runner.stop().catch(() => undefined);
      return stopping;
    },
  };
}

function cronItems(
  names: readonly TaskName[],
  parse: typeof import('graphile-worker').parseCronItems,
): ParsedCronItem[] {
  return parse(
    names.flatMap((task) => {
      const { cron: match, maxAttempts } = declared[task];
      // The key: what was not done in time is done once, not once for each time.
      return match === null ? [] : [{ task, match, options: { maxAttempts, jobKey: task } }];
    }),
  );
}

function executor<Name extends TaskName>(
  ports: RunnerPorts,
  name: Name,
  isStopping: () => boolean,
) {
  const task = ports.tasks[name] as Task<Name>;
  return async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const { term, log } = ports;
    const { job, abortSignal: signal } = helpers;
    const context: TaskContext = {
      term,
      jobId: job.id,
      attempt: job.attempts,
      isLastAttempt: job.attempts >= job.max_attempts,
      isStopping,
      signal,
    };
    try {
      if (!term.leads()) throw new TermOver('The term is over; the job is left to the next one.');
      await traced(ports, name, context, payload, () =>
        task(payload as Parameters<Task<Name>>[0], context),
      );
      // A job that ends well is deleted, whoever runs it by now; one that fails is given back.
      if (!term.leads()) throw new TermOver('The term ended before the job did.');
    } catch (error) {
      if (error instanceof RetryLater && term.leads()) return putOff(ports, name, job, error);
      report(log, name, context, error);
      throw error;
    }
  };
}

/** An order is a part of what its user did. Updates begin traces of their own while they are taken. */
async function traced(
  { db, tracing }: RunnerPorts,
  name: TaskName,
  { jobId, attempt }: TaskContext,
  payload: unknown,
  work: () => Promise<void>,
): Promise<void> {
  if (name === 'handle-update') return work();
  const { generationId } = payload as { readonly generationId?: number };
  const updateId = generationId === undefined ? null : await readOrigin(db, generationId);
  const order = generationId === undefined ? {} : { generation_id: generationId };
  await tracing.follow(updateId, name, { queue_job: jobId, attempt, ...order }, work);
}

/** The engine would count it as a failure; so the job ends, and one like it waits. */
async function putOff<Name extends TaskName>(
  { db, now, log }: RunnerPorts,
  name: Name,
  { id, key, payload }: Job,
  { afterMs, message }: RetryLater,
): Promise<void> {
  const runAtMs = now() + afterMs;
  await addJob(db, name, payload as Parameters<Task<Name>>[0], { key, runAtMs });
  log.info({ job_id: id, task: name, afterMs, reason: message }, 'job put off');
}

function report(log: Log, task: TaskName, context: TaskContext, err: unknown): void {
  const fields = { err, job_id: context.jobId, task, attempt: context.attempt };
  // What is put off after the end of the term is no fault either.
  const isLeft = err instanceof TermOver || err instanceof RetryLater;
  if (isLeft) log.info({ ...fields, err: undefined }, 'job left to the next term');
  else if (context.isLastAttempt) log.error(fields, 'job failed for the last time');
  else log.warn(fields, 'job failed, it will be tried again');
}
