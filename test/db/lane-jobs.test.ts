import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InboxWriter } from '../../src/db/inbox-writer.ts';
import { insertUpdates } from '../../src/db/queries/insert-updates.ts';
import { unlockJobs } from '../../src/db/queries/unlock-jobs.ts';
import { wakeLanes } from '../../src/db/queries/wake-lanes.ts';
import { wakeWaitingLanes } from '../../src/db/queries/wake-waiting-lanes.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { until } from '../sandbox/until.ts';

/** What is said of the engine's tables here is what a worker does to them. */

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 5 });
});
afterAll(async () => {
  await pool.end();
  await database.leave();
});
beforeEach(async () => {
  await pool.query('DELETE FROM inbox');
  await pool.query('DELETE FROM outbox');
  await pool.query('DELETE FROM graphile_worker._private_jobs');
});

interface JobRow {
  readonly key: string | null;
  readonly lane: string;
  readonly attempts: number;
  readonly locked: boolean;
  readonly due: boolean;
}

async function jobs(): Promise<JobRow[]> {
  const { rows } = await pool.query(
    `SELECT key, payload->>'lane' AS lane, attempts, locked_at IS NOT NULL AS locked,
            run_at <= now() AS due
     FROM graphile_worker._private_jobs ORDER BY payload->>'lane', id`,
  );
  return rows;
}

const idle = (lane: string): JobRow => ({ key: lane, lane, attempts: 0, locked: false, due: true });

async function begin(lane: string, by = 'w'): Promise<void> {
  const { rowCount } = await pool.query(
    `UPDATE graphile_worker._private_jobs
     SET locked_by = $2::text, locked_at = now(), attempts = attempts + 1
     WHERE key = $1::text AND is_available`,
    [lane, by],
  );
  expect(rowCount).toBe(1);
}

const update = (updateId: number, lane: string) => ({ updateId, lane, payload: '{}' });

describe('an update that is stored', () => {
  it('makes one job for each lane, however many come', async () => {
    const stored = await insertUpdates(pool, [
      update(1, 'chat:2'),
      update(2, 'chat:1'),
      update(3, 'chat:2'),
      update(4, 'checkout:1'),
    ]);
    expect(stored).toEqual({ fresh: new Set([1, 2, 3, 4]), lanesNotWoken: [] });
    expect(await jobs()).toEqual([idle('chat:1'), idle('chat:2'), idle('checkout:1')]);
    await insertUpdates(pool, [update(5, 'chat:1')]);
    expect(await jobs()).toHaveLength(3);
  });

  it('makes no job when it was stored before', async () => {
    await insertUpdates(pool, [update(1, 'chat:1')]);
    await pool.query('DELETE FROM graphile_worker._private_jobs');
    const again = await insertUpdates(pool, [update(1, 'chat:2')]);
    expect(again).toEqual({ fresh: new Set(), lanesNotWoken: [] });
    expect(await jobs()).toEqual([]);
  });

  it('is not stored when the job cannot be made', async () => {
    await pool.query('ALTER FUNCTION graphile_worker.add_jobs RENAME TO away');
    try {
      await expect(insertUpdates(pool, [update(1, 'chat:1')])).rejects.toThrow('add_jobs');
    } finally {
      await pool.query('ALTER FUNCTION graphile_worker.away RENAME TO add_jobs');
    }
    expect((await pool.query('SELECT FROM inbox')).rowCount).toBe(0);
  });

  it('makes a second job while the first one runs, which may be past it', async () => {
    await insertUpdates(pool, [update(1, 'chat:1')]);
    await begin('chat:1');
    await insertUpdates(pool, [update(2, 'chat:1')]);
    const [running, waiting] = await jobs();
    expect(running).toMatchObject({ key: null, locked: true });
    expect(waiting).toEqual(idle('chat:1'));
  });

  it('leaves a job that waits as it is, and workers leave it too until the update is stored', async () => {
    await insertUpdates(pool, [update(1, 'chat:1')]);
    const [before] = await jobs();
    const take = async (): Promise<number | null> => {
      const { rowCount } = await pool.query(
        'SELECT FROM graphile_worker._private_jobs WHERE is_available FOR UPDATE SKIP LOCKED',
      );
      return rowCount;
    };
    const told: string[] = [];
    const writer = await pool.connect();
    const listener = await pool.connect();
    listener.on('notification', ({ channel }) => told.push(channel));
    try {
      await listener.query('LISTEN "jobs:insert"');
      await writer.query('BEGIN');
      const stored = await insertUpdates(writer, [update(2, 'chat:1')]);
      expect(stored.lanesNotWoken).toEqual([]);
      expect(await take()).toBe(0);
      await writer.query('COMMIT');
      expect(await take()).toBe(1);
      await until('workers are told to look again', () => (told.length > 0 ? true : null));
    } finally {
      await listener.query('UNLISTEN *');
      listener.release();
      writer.release();
    }
    expect(await jobs()).toEqual([before]);
  });

  it('takes up a job that failed and waits for its next try', async () => {
    await insertUpdates(pool, [update(1, 'chat:1')]);
    await pool.query(
      "UPDATE graphile_worker._private_jobs SET attempts = 4, run_at = now() + interval '1 h'",
    );
    await insertUpdates(pool, [update(2, 'chat:1')]);
    expect(await jobs()).toEqual([idle('chat:1')]);
  });

  it('is not forgotten when the job of its lane begins in that very moment', async () => {
    await insertUpdates(pool, [update(1, 'chat:1')]);
    const worker = await pool.connect();
    try {
      await worker.query('BEGIN');
      await worker.query(
        `UPDATE graphile_worker._private_jobs
         SET locked_by = 'w', locked_at = now(), attempts = 1`,
      );
      const stored = new InboxWriter(pool).store(2, 'chat:1', '{}');
      await until('the statement waits for the worker', async () => {
        const { rowCount } = await pool.query(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        return rowCount === 1 ? true : null;
      });
      await worker.query('COMMIT');
      expect(await stored).toBe(true);
    } finally {
      worker.release();
    }
    const lanes = await until('a new job waits', async () => {
      const found = await jobs();
      return found.length === 2 ? found : null;
    });
    expect(lanes[0]).toMatchObject({ key: null, locked: true });
    expect(lanes[1]).toEqual(idle('chat:1'));
  });
});

describe('a new leader', () => {
  it('frees what dead workers hold, and their attempt stays counted', async () => {
    await wakeLanes(pool, ['chat:1', 'chat:2', 'chat:3']);
    await begin('chat:1', 'dead-1');
    await begin('chat:2', 'dead-2');
    expect(await unlockJobs(pool)).toBe(2);
    expect((await jobs()).map(({ lane, locked, attempts }) => [lane, locked, attempts])).toEqual([
      ['chat:1', false, 1],
      ['chat:2', false, 1],
      ['chat:3', false, 0],
    ]);
    expect(await unlockJobs(pool)).toBe(0);
  });

  it('wakes each lane that has something to do and no job for it', async () => {
    await insertUpdates(
      pool,
      [1, 2, 3, 4, 5].map((id) => update(id, `chat:${id}`)),
    );
    await pool.query("DELETE FROM graphile_worker._private_jobs WHERE key IN ('chat:1', 'chat:5')");
    await pool.query('UPDATE inbox SET handled_at = now() WHERE update_id = 5');
    await begin('chat:3');
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE key = 'chat:4'`,
    );
    await pool.query(
      `INSERT INTO outbox (chat_id, method, payload)
       VALUES (6, 'sendMessage', '{}'), (7, 'answerPreCheckoutQuery', '{}')`,
    );
    expect(await wakeWaitingLanes(pool)).toBe(4);
    const waiting = (await jobs()).filter(({ locked, key }) => !locked && key !== null);
    expect(waiting).toEqual(
      ['chat:1', 'chat:2', 'chat:4', 'chat:6', 'checkout:7'].map((lane) => idle(lane)),
    );
    expect(await wakeWaitingLanes(pool)).toBe(0);
  });

  it('leaves alone what was put off, and hastens what failed and waits for long', async () => {
    await insertUpdates(pool, [update(1, 'chat:1'), update(2, 'chat:2'), update(3, 'chat:3')]);
    const set = (lane: string, attempts: number, wait: string) =>
      pool.query(
        `UPDATE graphile_worker._private_jobs
         SET attempts = $2::int, run_at = now() + $3::interval WHERE key = $1::text`,
        [lane, attempts, wait],
      );
    await set('chat:1', 0, '1 h');
    await set('chat:2', 2, '10 s');
    await set('chat:3', 8, '1 h');
    expect(await wakeWaitingLanes(pool)).toBe(1);
    expect((await jobs()).map(({ lane, due }) => [lane, due])).toEqual([
      ['chat:1', false],
      ['chat:2', false],
      ['chat:3', true],
    ]);
  });
});
