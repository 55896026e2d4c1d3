import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import { untraced } from '../../src/core/tracing.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { addJob } from '../../src/db/queries/add-job.ts';
import { type Runner, startRunner } from '../../src/jobs/runner.ts';
import type { Tasks, Term } from '../../src/jobs/task.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { until } from '../sandbox/until.ts';

let database: TestDatabase;
let db: DatabasePool;
let log: RecordedLog;
let leads: boolean;
let died: number;
const runners: Runner[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'runner-test', silentLog);
});
afterAll(async () => {
  await db.end();
  await database.leave();
});
beforeEach(async () => {
  await db.query('DELETE FROM graphile_worker._private_jobs');
  log = new RecordedLog();
  leads = true;
  died = 0;
});
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.stop()));
});

async function start(tasks: Tasks, concurrency = 4): Promise<Runner> {
  const term: Term = { epoch: 7, leads: () => leads };
  const onDied = (): void => {
    died++;
  };
  const now = Date.now;
  const runner = await startRunner({
    ...{ db, tasks, term, log, concurrency, now, onDied },
    tracing: untraced,
  });
  runners.push(runner);
  return runner;
}

interface Left {
  readonly key: string | null;
  readonly attempts: number;
  readonly waits: boolean;
  readonly locked: boolean;
}

async function left(): Promise<Left[]> {
  const { rows } = await db.query<Left>(
    `SELECT key, attempts, run_at > now() AS waits, locked_at IS NOT NULL AS locked
     FROM graphile_worker.jobs ORDER BY id`,
  );
  return rows;
}

const untilLeft = (fits: (jobs: Left[]) => boolean): Promise<Left[]> =>
  until('the queue is as expected', async () => {
    const jobs = await left();
    return fits(jobs) ? jobs : null;
  });

const messages = (): string[] => log.entries.map(({ message }) => message);

function held(): { promise: Promise<void>; release: () => void } {
  let release = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}

describe('the runner', () => {
  it('does what is in the queue with the payload and the epoch of the term', async () => {
    const seen: unknown[] = [];
    await addJob(db, 'poll-generation', { generationId: 5 }, { key: 'poll:5' });
    await start({
      'poll-generation': async (payload, { term, attempt, isLastAttempt }) => {
        seen.push({ payload, epoch: term.epoch, attempt, isLastAttempt });
      },
    });
    await untilLeft((jobs) => jobs.length === 0);
    const payload = { generationId: 5 };
    expect(seen).toEqual([{ payload, epoch: 7, attempt: 1, isLastAttempt: false }]);
    expect(log.entries.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  it('leaves what it has no task for', async () => {
    await addJob(db, 'reconcile', {}, { key: 'b' });
    await addJob(db, 'cleanup', {}, { key: 'c' });
    await start({ cleanup: async () => undefined });
    expect(await untilLeft((jobs) => jobs.length === 1)).toEqual([
      { key: 'b', attempts: 0, waits: false, locked: false },
    ]);
  });

  it('tries again what failed, and says so without the payload', async () => {
    await addJob(db, 'handle-update', { lane: 'chat:424242' }, { key: 'chat:424242' });
    await start({ 'handle-update': () => Promise.reject(new Error('broken')) });
    const [job] = await untilLeft(([first]) => first?.attempts === 1 && !first.locked);
    expect(job).toMatchObject({ key: 'chat:424242', waits: true });
    const [line] = log.entries.filter(({ message }) => message.startsWith('job failed'));
    expect(line).toMatchObject({
      level: 'warn',
      message: 'job failed, it will be tried again',
      fields: { task: 'handle-update', attempt: 1, err: new Error('broken') },
    });
    expect(JSON.stringify(log.entries)).not.toContain('424242');
    expect(log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('says when it gives up', async () => {
    await addJob(db, 'submit-generation', { generationId: 1 }, { key: 's' });
    await db.query('UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1');
    const last: boolean[] = [];
    await start({
      'submit-generation': async (_payload, { isLastAttempt }) => {
        last.push(isLastAttempt);
        throw new Error('broken');
      },
    });
    await untilLeft(([job]) => job?.attempts === 3 && !job.locked);
    expect(last).toEqual([true]);
    expect(messages()).toContain('job failed for the last time');
  });

  it('puts off what asks for it: that is no failure', async () => {
    await addJob(db, 'poll-generation', { generationId: 1 }, { key: 'poll:1' });
    await start({
      'poll-generation': () => Promise.reject(new RetryLater(3_600_000, 'Not ready.')),
    });
    expect(await untilLeft(([job]) => job?.waits === true)).toEqual([
      { key: 'poll:1', attempts: 0, waits: true, locked: false },
    ]);
    expect(messages()).toContain('job put off');
  });

  it('does a job that was put off again when its time comes', async () => {
    let runs = 0;
    await addJob(db, 'poll-generation', { generationId: 1 }, { key: 'poll:1' });
    await start({
      'poll-generation': async () => {
        runs++;
        if (runs === 1) throw new RetryLater(1, 'Not ready.');
      },
    });
    await untilLeft((jobs) => jobs.length === 0);
    expect(runs).toBe(2);
  });

  it('C12 takes nothing new when it is stopped, and ends what it has', async () => {
    const first = held();
    const begun = held();
    const worked: number[] = [];
    let sawStop = false;
    const runner = await start(
      {
        'poll-generation': async ({ generationId }, { isStopping }) => {
          begun.release();
          await first.promise;
          sawStop = isStopping();
          worked.push(generationId);
        },
      },
      1,
    );
    await addJob(db, 'poll-generation', { generationId: 1 }, { key: 'poll:1' });
    await begun.promise;
    await addJob(db, 'poll-generation', { generationId: 2 }, { key: 'poll:2' });
    const stopped = runner.stop();
    first.release();
    await stopped;
    expect(worked).toEqual([1]);
    expect(sawStop).toBe(true);
    expect(await left()).toEqual([{ key: 'poll:2', attempts: 0, waits: false, locked: false }]);
    expect(died).toBe(0);
  });

  it('leaves to the next leader what ran when the term ended', async () => {
    const begun = held();
    const first = held();
    await addJob(db, 'poll-generation', { generationId: 1 }, { key: 'poll:1' });
    await start({
      'poll-generation': async () => {
        begun.release();
        await first.promise;
      },
    });
    await begun.promise;
    leads = false;
    // The next leader has taken it over already.
    await db.query("UPDATE graphile_worker._private_jobs SET locked_by = 'next'");
    first.release();
    await until('it says so', () =>
      messages().includes('job left to the next term') ? true : null,
    );
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    expect(await left()).toMatchObject([{ key: 'poll:1', locked: true }]);
  });

  it('B6 outlives a database that closes all its connections, or says that it cannot', async () => {
    const done: number[] = [];
    const begun = held();
    const first = held();
    await addJob(db, 'poll-generation', { generationId: 1 }, { key: 'poll:1' });
    await start({
      'poll-generation': async ({ generationId }) => {
        begun.release();
        await first.promise;
        done.push(generationId);
      },
    });
    await begun.promise;
    await db.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    first.release();
    await addJob(db, 'poll-generation', { generationId: 2 }, { key: 'poll:2' });
    await until('the second job is done, or the end was told', () =>
      done.includes(2) || died > 0 ? true : null,
    );
    expect(done).toContain(1);
  });
});
