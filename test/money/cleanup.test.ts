import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tables } from '../../generated/database.ts';
import { noDialogue } from '../../src/core/dialogue/dialogue.ts';
import { type ExpiringTable, expiringTables } from '../../src/db/queries/delete-old-rows.ts';
import { writeDialogue } from '../../src/db/queries/write-dialogue.ts';
import { cleanup } from '../../src/jobs/cleanup.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

let ledger: LedgerUnderTest;

beforeEach(async () => {
  ledger = await LedgerUnderTest.open();
});
afterEach(() => ledger.close());

const PEOPLE_AND_BROADCASTS = `
  WITH person AS (
    INSERT INTO users (id, first_name, language)
    SELECT id, 'Ann', 'en' FROM generate_series($1::bigint, $2::bigint) AS id
  ), broadcast AS (
    INSERT INTO broadcasts (id, body, segment, state, created_by, created_at)
    SELECT id::text, 'x', 'all', CASE WHEN $4::boolean THEN 'done' ELSE 'paused' END, id,
           now() - make_interval(days => $3::int)
    FROM generate_series($1::bigint, $2::bigint) AS id
    RETURNING id
  )`;

/**
 * Inserts rows `$1` to `$2`, of an age of `$3` days, done with or not.
 */
const INSERT: Record<ExpiringTable, string> = {
  inbox: `INSERT INTO inbox (update_id, payload, received_at, handled_at)
    SELECT id, '{}', now() - make_interval(days => $3::int), CASE WHEN $4::boolean THEN now() END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  kie_callbacks: `INSERT INTO kie_callbacks (job_token, body, received_at, handled_at)
    SELECT 't', id::text, now() - make_interval(days => $3::int), CASE WHEN $4::boolean THEN now() END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  incidents: `INSERT INTO incidents (id, happened_at, update_id, asked, error_class, error_message, told_in)
    SELECT id, now() - make_interval(days => $3::int), id, 'text', 'Error', 'x', CASE WHEN $4::boolean THEN 'ru' END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  questions: `WITH person AS (
      INSERT INTO users (id, first_name, language)
      SELECT id, 'x', 'ru' FROM generate_series($1::bigint, $2::bigint) AS id
      ON CONFLICT DO NOTHING
    )
    INSERT INTO questions (user_id, body, answered_at, answered_by)
    SELECT id, id::text,
           CASE WHEN $4::boolean THEN now() - make_interval(days => $3::int) END,
           CASE WHEN $4::boolean THEN 1 END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  instances: `INSERT INTO instances (name, version, commit, started_at, mode_since, report, seen_at, mode)
    SELECT id::text, '', '', now(), now(), '{}', now() - make_interval(days => $3::int),
           CASE WHEN $4::boolean THEN 'STOPPED' ELSE 'ACTIVE' END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  outbox: `INSERT INTO outbox (chat_id, method, payload, created_at, done_at)
    SELECT id, 'm', '{}', now() - make_interval(days => $3::int), CASE WHEN $4::boolean THEN now() END
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  dialogues: `WITH call AS (
      INSERT INTO outbox (chat_id, method, payload, done_at)
      SELECT id, 'm', '{}', CASE WHEN $4::boolean THEN now() END
      FROM generate_series($1::bigint, $2::bigint) AS id
    )
    INSERT INTO dialogues (chat_id, state, updated_at)
    SELECT id, '{}', now() - make_interval(days => $3::int)
    FROM generate_series($1::bigint, $2::bigint) AS id`,
  broadcasts: `${PEOPLE_AND_BROADCASTS} SELECT FROM broadcast`,
  broadcast_recipients: `${PEOPLE_AND_BROADCASTS}
    INSERT INTO broadcast_recipients (broadcast_id, user_id)
    SELECT id::text, id FROM generate_series($1::bigint, $2::bigint) AS id`,
};

const LEFT: Record<ExpiringTable, string> = {
  inbox: 'SELECT update_id::int AS id FROM inbox ORDER BY 1',
  kie_callbacks: 'SELECT body::int AS id FROM kie_callbacks ORDER BY 1',
  incidents: 'SELECT id::int AS id FROM incidents ORDER BY 1',
  questions: 'SELECT body::int AS id FROM questions ORDER BY 1',
  instances: 'SELECT name::int AS id FROM instances ORDER BY 1',
  outbox: 'SELECT chat_id::int AS id FROM outbox ORDER BY 1',
  dialogues: 'SELECT chat_id::int AS id FROM dialogues ORDER BY 1',
  broadcasts: 'SELECT id::int AS id FROM broadcasts ORDER BY 1',
  broadcast_recipients: 'SELECT user_id::int AS id FROM broadcast_recipients ORDER BY 1',
};

async function left(table: ExpiringTable): Promise<number[]> {
  const { rows } = await ledger.pool.query<{ id: number }>(LEFT[table]);
  return rows.map(({ id }) => id);
}

const run = (isStopping = (): boolean => false) =>
  cleanup({ db: ledger.pool, log: silentLog, isStopping });

describe('cleanup', () => {
  it('knows every table whose rows the contract does not keep for ever', () => {
    const expiring = Object.entries(tables).filter(
      ([, { retentionDays }]) => retentionDays !== null,
    );
    expect(expiring.map(([name]) => name).toSorted()).toEqual([...expiringTables].toSorted());
  });

  it.each(expiringTables)(
    'deletes from %s what is old and done with, nothing else',
    async (table) => {
      const days = tables[table].retentionDays;
      const insert = (id: number, ageDays: number, isDone: boolean) =>
        ledger.pool.query(INSERT[table], [id, id, ageDays, isDone]);
      await insert(1, days + 1, true);
      await insert(2, days + 1, false);
      await insert(3, days - 1, true);
      await insert(4, 0, false);
      const nothing = Object.fromEntries(expiringTables.map((each) => [each, 0]));
      // Nothing waits for an incident, or for an instance that has gone.
      const old = table === 'incidents' || table === 'instances' ? [1, 2] : [1];
      // A broadcast goes in the same run as the last of its recipients.
      const after = table === 'broadcast_recipients' ? { broadcasts: old.length } : {};
      expect(await run()).toEqual({ ...nothing, [table]: old.length, ...after });
      expect(await left(table)).toEqual([1, 2, 3, 4].filter((id) => !old.includes(id)));
      expect(await run()).toEqual(nothing);
    },
  );

  it('ends between two batches when the instance stops, and goes on the next time', async () => {
    await ledger.pool.query(INSERT.inbox, [1, 2500, 31, true]);
    let asked = 0;
    expect((await run(() => ++asked > 2)).inbox).toBe(2000);
    expect((await run()).inbox).toBe(500);
  });

  it('goes on until nothing old is left', async () => {
    await ledger.pool.query(INSERT.inbox, [1, 2500, 31, true]);
    await ledger.pool.query(INSERT.inbox, [2501, 2502, 31, false]);
    expect((await run()).inbox).toBe(2500);
    expect(await left('inbox')).toEqual([2501, 2502]);
  });

  it('leaves the conversation of somebody who comes back at this moment', async () => {
    await ledger.pool.query(INSERT.dialogues, [1, 2, 1000, true]);
    const turn = await ledger.pool.connect();
    try {
      await turn.query('BEGIN');
      await writeDialogue(turn, 1, noDialogue);
      const cleaning = run();
      await expect.poll(() => left('dialogues')).toEqual([1]);
      await turn.query('COMMIT');
      expect((await cleaning).dialogues).toBe(1);
    } finally {
      turn.release();
    }
    expect(await left('dialogues')).toEqual([1]);
  });
});
