import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaderLock } from '../../generated/database.ts';
import { InboxWriter } from '../../src/db/inbox-writer.ts';
import { LeaderConnection } from '../../src/db/leader-connection.ts';
import { createPool, type DatabasePool } from '../../src/db/pool.ts';
import { keepLeadership, type Leadership } from '../../src/jobs/leadership.ts';
import { type PassivePorts, passiveAnswers } from '../../src/jobs/passive-answers.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import { RecordedLog } from '../sandbox/recorded-log.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { until } from '../sandbox/until.ts';

let database: TestDatabase;
let db: DatabasePool;
/** Holds the leader lock without leading, so that nobody else can. */
let occupant: pg.Client;
let answered: string[];
let log: RecordedLog;
let leadership: Leadership | null;
let looks: number;

beforeEach(async () => {
  database = await freshDatabase();
  db = createPool(database.url, 'passive-test', silentLog);
  occupant = new pg.Client(database.url);
  await occupant.connect();
  await occupant.query('SELECT pg_advisory_lock($1::int4, $2::int4)', [...leaderLock.key]);
  answered = [];
  log = new RecordedLog();
  looks = 0;
  leadership = null;
});
afterEach(async () => {
  await leadership?.stop();
  await occupant.end();
  await db.end();
  await database.leave();
});

function contend(overrides: Partial<PassivePorts> = {}): void {
  const look = passiveAnswers({
    db,
    log,
    now: Date.now,
    strategy: 'REJECT',
    answerPassively: async (payload) => {
      answered.push(payload);
    },
    ...overrides,
  });
  leadership = keepLeadership({
    instance: 'passive',
    log,
    now: Date.now,
    open: () => LeaderConnection.open(database.url, 'passive'),
    startWork: () => ({ stop: async () => undefined }),
    onChange: () => undefined,
    onLeaderless: (seenAtMs) => {
      looks++;
      look(seenAtMs);
    },
  });
}

async function store(id: number, payload: string, lane = 'chat:1'): Promise<void> {
  await new InboxWriter(db).store(id, lane, payload);
}

const untilAnswered = (count: number): Promise<true> =>
  until(`${count} updates are answered`, () => (answered.length >= count ? true : null));

async function untilLooked(more: number): Promise<void> {
  const enough = looks + more;
  await until('it has looked again', () => (looks >= enough ? true : null));
}

async function waiting(): Promise<string[]> {
  const { rows } = await db.query<{ payload: string }>(
    'SELECT payload FROM inbox WHERE handled_at IS NULL ORDER BY update_id',
  );
  return rows.map(({ payload }) => payload);
}

describe('PASSIVE while nobody leads', () => {
  it('C2 answers each update once, in the order of its chat, and the job finds nothing', async () => {
    for (let id = 1; id <= 50; id++) await store(id, `${id}`, `chat:${id % 3}`);
    contend();
    await untilAnswered(50);
    for (const chat of [0, 1, 2]) {
      const ids = answered.map(Number).filter((id) => id % 3 === chat);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    }
    expect(new Set(answered).size).toBe(50);
    expect(await waiting()).toEqual([]);
  });

  it('answers what comes later too', async () => {
    contend();
    await untilLooked(2);
    await store(1, 'hello');
    await untilAnswered(1);
  });

  it('never answers a payment: that waits for a leader', async () => {
    await store(1, '{"pre_checkout_query":1}', 'checkout:1');
    await store(2, '{"message":{"successful_payment":1}}');
    await store(3, 'hello');
    contend();
    await untilAnswered(1);
    await untilLooked(2);
    expect(answered).toEqual(['hello']);
    expect(await waiting()).toHaveLength(2);
  });

  it('with HOLD keeps everything for the next leader', async () => {
    await store(1, 'hello');
    contend({ strategy: 'HOLD' });
    await untilLooked(4);
    expect(answered).toEqual([]);
    expect(await waiting()).toEqual(['hello']);
  });

  it('goes on after an answer that failed, and says so', async () => {
    await store(1, 'bad');
    await store(2, 'good');
    contend({
      answerPassively: async (payload) => {
        if (payload === 'bad') throw new Error('Telegram is away');
        answered.push(payload);
      },
    });
    await untilAnswered(1);
    expect(answered).toEqual(['good']);
    expect(log.entries).toContainEqual(
      expect.objectContaining({
        level: 'error',
        fields: expect.objectContaining({ update_id: 1 }),
      }),
    );
  });

  it('leaves alone a session that holds the lock and says nothing', async () => {
    contend();
    await untilLooked(3);
    expect((await occupant.query('SELECT 1 AS alive')).rows).toEqual([{ alive: 1 }]);
    expect(leadership?.facts().held).toBe(false);
  });
});

describe('PASSIVE while somebody leads', () => {
  it('answers nothing', async () => {
    await db.query(
      `INSERT INTO leader (epoch, holder, renewed_at, expires_at)
       VALUES (1, 'other', now(), now() + interval '1 minute')`,
    );
    await store(1, 'hello');
    contend();
    await until('it has seen the leader', () =>
      (leadership?.facts().leaderSeenAtMs ?? null) === null ? null : true,
    );
    expect(looks).toBe(0);
    // Until that one is gone. Whoever holds the lock has not frozen: it has said something since.
    await occupant.query('UPDATE leader SET expires_at = clock_timestamp()');
    await untilAnswered(1);
  });
});

describe('PASSIVE that has let a newcomer go first', () => {
  it('refuses nobody while that one may still come, and then leads again', async () => {
    const leads = (): boolean => leadership?.facts().held ?? false;
    await occupant.query('SELECT pg_advisory_unlock_all()');
    contend();
    await until('it leads', () => (leads() ? true : null));
    await store(1, 'hello');
    await occupant.query(`SELECT pg_notify('truth_leader', '{"kind":"want","instance":"dead"}')`);
    await until('it has let go', () => (leads() ? null : true));
    await until('it leads again', () => (leads() ? true : null));
    expect(looks).toBe(0);
  });
});

describe('a moment between two leaders', () => {
  it('refuses nobody: only a gap that lasts is one, however long ago the last look was', async () => {
    let nowMs = 10_000;
    let claims = 0;
    const look = passiveAnswers({
      db: {
        query: async () => {
          claims++;
          return { rows: [], rowCount: 0 };
        },
      },
      strategy: 'REJECT',
      answerPassively: async () => undefined,
      log: silentLog,
      now: () => nowMs,
    });
    const lookAt = async (atMs: number, leaderSeenAtMs: number): Promise<number> => {
      nowMs = atMs;
      look(leaderSeenAtMs);
      await setImmediate();
      return claims;
    };
    expect(await lookAt(10_500, 10_000)).toBe(0);
    expect(await lookAt(11_300, 11_200)).toBe(0);
    expect(await lookAt(11_600, 11_200)).toBe(0);
    expect(await lookAt(11_700, 11_200)).toBe(1);
  });
});
