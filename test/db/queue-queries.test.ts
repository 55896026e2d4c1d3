import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addJob } from '../../src/db/queries/add-job.ts';
import { claimUnledUpdates } from '../../src/db/queries/claim-unled-updates.ts';
import { insertCallback } from '../../src/db/queries/insert-callback.ts';
import { markHandled } from '../../src/db/queries/mark-handled.ts';
import { nextUpdate } from '../../src/db/queries/next-update.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { until } from '../sandbox/until.ts';

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
  await pool.query('DELETE FROM kie_callbacks');
  await pool.query('DELETE FROM leader');
  await pool.query('DELETE FROM graphile_worker._private_jobs');
});

async function jobs(): Promise<object[]> {
  const { rows } = await pool.query(
    `SELECT job.key, task.identifier AS task, job.payload, job.max_attempts AS tries,
            (extract(epoch FROM job.run_at) * 1000)::float8 AS at
     FROM graphile_worker._private_jobs AS job
     JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id ORDER BY job.id`,
  );
  return rows;
}

const waiting = async (): Promise<number[]> =>
  (await jobs()).map((job) => (job as { at: number }).at);

async function receive(updateId: number, payload: string, lane = 'chat:1'): Promise<void> {
  await pool.query(
    'INSERT INTO inbox (update_id, lane, payload) VALUES ($1::bigint, $2::text, $3::text)',
    [updateId, lane, payload],
  );
}

describe('a job', () => {
  const order = { generationId: 2 ** 53 - 1 };
  const later = Date.now() + 3_600_000;

  it('has the task, payload and tries of the contract', async () => {
    await addJob(pool, 'poll-generation', order, { key: 'poll:1', runAtMs: later });
    const job = { key: 'poll:1', task: 'poll-generation', payload: order, tries: 25, at: later };
    expect(await jobs()).toEqual([job]);
  });

  it('is there only when the transaction that makes it is committed', async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await addJob(client, 'poll-generation', order, { key: 'poll:1' });
    expect(await jobs()).toEqual([]);
    await client.query('ROLLBACK');
    client.release();
    expect(await jobs()).toEqual([]);
  });

  it('is brought forward by one of its key that is due now, and never put off', async () => {
    await addJob(pool, 'poll-generation', order, { key: 'poll:1', runAtMs: later });
    await addJob(pool, 'poll-generation', order, { key: 'poll:1', runAtMs: later + 1000 });
    expect(await waiting()).toEqual([later]);
    await addJob(pool, 'poll-generation', order, { key: 'poll:1' });
    const [now = Number.POSITIVE_INFINITY] = await waiting();
    expect(now).toBeLessThan(later);
    await addJob(pool, 'poll-generation', order, { key: 'poll:1', runAtMs: later });
    expect(await waiting()).toEqual([now]);
  });

  it('without a key is one more', async () => {
    await addJob(pool, 'cleanup', {}, { key: null });
    await addJob(pool, 'cleanup', {}, { key: null });
    expect(await jobs()).toHaveLength(2);
  });
});

describe('the next update of a lane', () => {
  it('is the one with the lowest number that is not done with', async () => {
    expect(await nextUpdate(pool, 'chat:1')).toBeNull();
    await receive(20, 'later');
    await receive(10, 'first');
    await receive(5, 'of another', 'chat:2');
    expect(await nextUpdate(pool, 'chat:1')).toMatchObject({ updateId: 10, payload: 'first' });
    expect(await markHandled(pool, 10, null)).toBe(true);
    expect(await markHandled(pool, 10, 'again')).toBe(false);
    expect(await nextUpdate(pool, 'chat:1')).toMatchObject({ updateId: 20 });
    expect(await markHandled(pool, 20, 'incident-1')).toBe(true);
    expect(await nextUpdate(pool, 'chat:1')).toBeNull();
    const { rows } = await pool.query('SELECT incident FROM inbox WHERE lane = $1 ORDER BY 1', [
      'chat:1',
    ]);
    expect(rows.map(({ incident }) => incident)).toEqual(['incident-1', null]);
  });

  it('is waited for while another handles the one before', async () => {
    await receive(1, 'first');
    await receive(2, 'second');
    const [one, two] = [await pool.connect(), await pool.connect()];
    await one.query('BEGIN');
    expect(await nextUpdate(one, 'chat:1')).toMatchObject({ updateId: 1 });
    await two.query('BEGIN');
    const second = nextUpdate(two, 'chat:1');
    await until('it waits', async () => {
      const { rowCount } = await pool.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      return rowCount === 1 ? true : null;
    });
    await markHandled(one, 1, null);
    await one.query('COMMIT');
    expect(await second).toMatchObject({ updateId: 2 });
    await two.query('COMMIT');
    one.release();
    two.release();
  });
});

describe('a callback', () => {
  async function order(token: string): Promise<number> {
    await pool.query(
      "INSERT INTO users (id, first_name, language) VALUES (1, 'A', 'en') ON CONFLICT DO NOTHING",
    );
    const { rows } = await pool.query(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, state, callback_token, expires_at)
       VALUES ($1, 1, 1, 'm', 'en', '{}', '{}', 0, 0, 'submitted', $1, now())
       RETURNING id::int`,
      [token],
    );
    return rows[0].id;
  }
  const bodies = async (): Promise<string[]> =>
    (await pool.query('SELECT body FROM kie_callbacks ORDER BY id')).rows.map(({ body }) => body);

  it('has the vendor asked about its order now, once, however often it comes', async () => {
    const generationId = await order('token-a');
    const results = await Promise.all(
      ['1', '2', '3', '4'].map((body) => insertCallback(pool, 'token-a', body)),
    );
    expect(results).toEqual([true, true, true, true]);
    expect((await bodies()).sort()).toEqual(['1', '2', '3', '4']);
    expect(await jobs()).toEqual([
      expect.objectContaining({
        key: `poll:${generationId}`,
        task: 'poll-generation',
        payload: { generationId },
      }),
    ]);
  });

  it('B7 of an order that nobody knows is stored and told of', async () => {
    expect(await insertCallback(pool, 'token-x', 'body')).toBe(false);
    expect(await bodies()).toEqual(['body']);
    expect(await jobs()).toEqual([]);
  });
});

describe('an update that is answered without a leader', () => {
  const lead = (expires: string) =>
    pool.query(
      `INSERT INTO leader (epoch, holder, renewed_at, expires_at)
       VALUES (1, 'x', now(), now() + $1::interval)`,
      [expires],
    );

  it('is the oldest, and counts as done with from then on', async () => {
    await receive(3, 'c', 'chat:2');
    await receive(1, 'a');
    await receive(2, 'b');
    const ids = async (limit: number) =>
      (await claimUnledUpdates(pool, limit)).map(({ updateId, lane }) => `${updateId} ${lane}`);
    expect(await ids(2)).toEqual(['1 chat:1', '2 chat:1']);
    expect(await ids(2)).toEqual(['3 chat:2']);
    expect(await ids(2)).toEqual([]);
    expect(await nextUpdate(pool, 'chat:1')).toBeNull();
  });

  it('is none while a leader lives', async () => {
    await lead('1 minute');
    await receive(1, 'a');
    expect(await claimUnledUpdates(pool, 5)).toEqual([]);
    expect(await nextUpdate(pool, 'chat:1')).not.toBeNull();
  });

  it('is never about money', async () => {
    await lead('-1 second');
    await receive(1, '{"pre_checkout_query":{}}', 'checkout:1');
    await receive(2, '{"message":{"successful_payment":{}}}');
    await receive(3, '{"message":{"refunded_payment":{}}}');
    await receive(4, '{"message":{"text":"hello"}}');
    expect((await claimUnledUpdates(pool, 5)).map(({ updateId }) => updateId)).toEqual([4]);
  });

  it('is claimed by one of several', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => at + 1);
    for (const id of ids) await receive(id, 'x');
    const claims = await Promise.all(ids.slice(0, 12).map(() => claimUnledUpdates(pool, 7)));
    const claimed = claims.flat().map(({ updateId }) => updateId);
    expect(new Set(claimed).size).toBe(claimed.length);
  });
});
