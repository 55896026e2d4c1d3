import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { untraced } from '../../src/core/tracing.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { addJob } from '../../src/db/queries/add-job.ts';
import { wakeLanes } from '../../src/db/queries/wake-lanes.ts';
import type { Tasks } from '../../src/jobs/task.ts';
import { startWork, type Work } from '../../src/jobs/work.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { until } from '../sandbox/until.ts';

/** More than there are workers of any kind. */
const MANY = 60;

let database: TestDatabase;
let db: DatabasePool;
let work: Work | null = null;

beforeAll(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'work-test', silentLog);
});
afterEach(() => work?.stop());
afterAll(async () => {
  await db.end();
  await database.leave();
});

function start(tasks: Tasks, leads = () => true): void {
  const term = { epoch: 1, leads };
  const ports = {
    db,
    tasks,
    term,
    log: silentLog,
    tracing: untraced,
    now: Date.now,
    onDied: () => undefined,
  };
  work = startWork(ports, Promise.resolve());
}

it('handles updates although every other worker waits for the vendor', async () => {
  let waiting = 0;
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const handled: string[] = [];
  for (let id = 1; id <= MANY; id++) {
    await addJob(db, 'submit-generation', { generationId: id }, { key: `submit:${id}` });
  }
  start({
    'submit-generation': () => {
      waiting++;
      return answered;
    },
    'handle-update': async ({ lane }) => {
      handled.push(lane);
    },
  });
  await until('no more of them are begun', async () => {
    const { rows } = await db.query<{ free: number }>(
      `SELECT count(*)::int AS free FROM graphile_worker.jobs WHERE locked_at IS NULL`,
    );
    return waiting > 0 && rows[0]?.free === MANY - waiting ? true : null;
  });
  expect(waiting).toBeLessThan(MANY);
  await wakeLanes(db, ['chat:1', 'chat:2']);
  await until('both lanes were worked off', () => (handled.length === 2 ? true : null));
  answer();
});

describe('a leader that ends while an upload is under way', () => {
  let upload: PromiseWithResolvers<void>;
  let handledBy: string[];
  let isOver: boolean;
  let old: Work;
  let stopped: Promise<void>;
  let hasStopped: boolean;

  const handles = (name: string): Pick<Tasks, 'handle-update'> => ({
    'handle-update': async () => {
      handledBy.push(name);
    },
  });

  beforeEach(async () => {
    upload = Promise.withResolvers<void>();
    handledBy = [];
    isOver = false;
    hasStopped = false;
    let isBegun = false;
    await addJob(db, 'deliver-result', { generationId: 1 }, { key: 'deliver:1' });
    const uploads = () => {
      isBegun = true;
      return upload.promise;
    };
    start({ ...handles('old'), 'deliver-result': uploads }, () => !isOver);
    old = work as Work;
    await until('the upload has begun', () => (isBegun ? true : null));
  });
  afterEach(async () => {
    upload.resolve();
    await stopped;
  });

  function stop(): void {
    stopped = old.stop().then(() => {
      hasStopped = true;
    });
  }

  it('handles updates until the upload has ended, as long as its term lasts', async () => {
    stop();
    await wakeLanes(db, ['chat:3']);
    await until('the update is handled', () => (handledBy.length > 0 ? true : null));
    expect([handledBy, hasStopped]).toEqual([['old'], false]);
    upload.resolve();
    await stopped;
    await wakeLanes(db, ['chat:4']);
    start(handles('next'));
    await until('the next update is handled', () => (handledBy.length > 1 ? true : null));
    expect(handledBy).toEqual(['old', 'next']);
  });

  it('leaves them to the next leader when its term is over, and waits for the upload alone', async () => {
    isOver = true;
    stop();
    await wakeLanes(db, ['chat:5']);
    start(handles('next'));
    await until('the update is handled', () => (handledBy.length > 0 ? true : null));
    expect([handledBy, hasStopped]).toEqual([['next'], false]);
  });

  it('leaves them also when its term ends while it waits', async () => {
    stop();
    isOver = true;
    const again = old.stop();
    await wakeLanes(db, ['chat:6']);
    start(handles('next'));
    await until('the update is handled', () => (handledBy.length > 0 ? true : null));
    expect([handledBy, hasStopped]).toEqual([['next'], false]);
    upload.resolve();
    await again;
  });
});
