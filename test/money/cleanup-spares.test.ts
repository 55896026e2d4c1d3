import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../generated/database.ts';
import { cleanup } from '../../src/jobs/cleanup.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { LedgerUnderTest } from './ledger-under-test.ts';

/** What has happened in one chat, each thing so many days ago; null: it has not. */
interface Past {
  readonly dialogueDays: number;
  readonly order: { readonly state: string; readonly days: number } | null;
  readonly call: { readonly isDone: boolean; readonly days: number } | null;
  readonly update: { readonly isDone: boolean; readonly days: number } | null;
  readonly callback: { readonly isDone: boolean; readonly days: number } | null;
  readonly broadcast: { readonly state: string; readonly to: string; readonly days: number } | null;
  readonly kopecks: bigint;
}

/** On both sides of every term of the contract. */
const days = fc.constantFrom(
  0,
  1000,
  ...Object.values(tables).flatMap(({ retentionDays: kept }) =>
    kept === null ? [] : [kept - 1, kept + 1],
  ),
);
const dueOrDone = fc.option(fc.record({ isDone: fc.boolean(), days }));
const past: fc.Arbitrary<Past> = fc.record({
  dialogueDays: days,
  order: fc.option(
    fc.record({
      state: fc.constantFrom('confirmed', 'submitted', 'delivering', 'delivered'),
      days,
    }),
  ),
  call: dueOrDone,
  update: dueOrDone,
  callback: dueOrDone,
  broadcast: fc.option(
    fc.record({
      state: fc.constantFrom('running', 'paused', 'stopped', 'done'),
      to: fc.constantFrom('waiting', 'sending', 'sent', 'unknown'),
      days,
    }),
  ),
  kopecks: fc.bigInt(0n, 5000n),
});

const LONG_AGO = { isDone: true, days: 1000 };
const allOver: Past = {
  ...{ dialogueDays: 1000, order: { state: 'delivered', days: 1000 }, call: LONG_AGO },
  ...{ update: LONG_AGO, callback: LONG_AGO, kopecks: 1n },
  broadcast: { state: 'done', to: 'sent', days: 1000 },
};

const OPEN = "state NOT IN ('delivered', 'failed', 'cancelled', 'expired')";

/** What is still needed, whatever its age. */
const NEEDED: Readonly<Record<string, string>> = {
  'waiting updates': 'SELECT * FROM inbox WHERE handled_at IS NULL',
  'owed calls': 'SELECT * FROM outbox WHERE done_at IS NULL',
  'callbacks to be looked at': 'SELECT * FROM kie_callbacks WHERE handled_at IS NULL',
  'unfinished broadcasts': "SELECT * FROM broadcasts WHERE state IN ('running', 'paused')",
  'recipients of unfinished broadcasts': `SELECT * FROM broadcast_recipients WHERE broadcast_id IN
    (SELECT id FROM broadcasts WHERE state IN ('running', 'paused'))`,
  'recipients of broadcasts that are still listed': `SELECT * FROM broadcast_recipients
    WHERE broadcast_id IN
      (SELECT id FROM broadcasts WHERE created_at > now() - interval '179 days 1 hour')`,
  'conversations about something open': `SELECT * FROM dialogues
    WHERE chat_id IN (SELECT chat_id FROM generations WHERE ${OPEN})
       OR chat_id IN (SELECT chat_id FROM outbox WHERE done_at IS NULL)
       OR chat_id IN (SELECT update_id FROM inbox WHERE handled_at IS NULL)`,
  ...Object.fromEntries(
    Object.entries(tables).flatMap(([name, { retentionDays }]) =>
      retentionDays === null ? [[`all of ${name}`, `SELECT * FROM ${name}`]] : [],
    ),
  ),
};

let ledger: LedgerUnderTest;
beforeAll(async () => {
  ledger = await LedgerUnderTest.open();
});
afterAll(() => ledger.close());

async function needed(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [what, sql] of Object.entries(NEEDED)) {
    const { rows } = await ledger.pool.query<{ row: string }>(
      `SELECT needed::text AS row FROM (${sql}) AS needed ORDER BY 1`,
    );
    found[what] = rows.map(({ row }) => row);
  }
  return found;
}

/** Lets it have happened to a new user. The update has the number of the chat. */
async function happen(past: Past): Promise<void> {
  const id = await ledger.user(past.kopecks);
  const insert = (sql: string, daysAgo: number, ...more: unknown[]) =>
    ledger.pool.query(sql.replaceAll('$ago', 'now() - make_interval(days => $2::int)'), [
      id,
      daysAgo,
      ...more,
    ]);
  const { order, call, update, callback, broadcast } = past;
  await insert(
    "INSERT INTO dialogues (chat_id, state, updated_at) VALUES ($1::bigint, '{}', $ago)",
    past.dialogueDays,
  );
  if (order !== null) {
    await insert(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, state, callback_token, created_at, expires_at)
       VALUES ('d' || $1::bigint, $1::bigint, $1::bigint, 'm', 'en', '{}', '[]', 0, 0, $3::text,
         'c' || $1::bigint, $ago, $ago)`,
      order.days,
      order.state,
    );
  }
  if (call !== null) {
    await insert(
      `INSERT INTO outbox (chat_id, method, payload, created_at, done_at)
       VALUES ($1::bigint, 'm', '{}', $ago, CASE WHEN $3::boolean THEN $ago END)`,
      call.days,
      call.isDone,
    );
  }
  if (update !== null) {
    await insert(
      `INSERT INTO inbox (update_id, lane, payload, received_at, handled_at)
       VALUES ($1::bigint, 'chat:' || $1::bigint, '{}', $ago, CASE WHEN $3::boolean THEN $ago END)`,
      update.days,
      update.isDone,
    );
  }
  if (callback !== null) {
    await insert(
      `INSERT INTO kie_callbacks (job_token, body, received_at, handled_at)
       VALUES ('c' || $1::bigint, '{}', $ago, CASE WHEN $3::boolean THEN $ago END)`,
      callback.days,
      callback.isDone,
    );
  }
  if (broadcast !== null) {
    await insert(
      `WITH begun AS (
         INSERT INTO broadcasts (id, body, segment, state, created_by, created_at)
         VALUES ('b' || $1::bigint, 'x', 'all', $3::text, $1::bigint, $ago) RETURNING id
       )
       INSERT INTO broadcast_recipients (broadcast_id, user_id, state)
       SELECT id, $1::bigint, $4::text FROM begun`,
      broadcast.days,
      broadcast.state,
      broadcast.to,
    );
  }
}

describe('whatever is deleted', () => {
  it('no open order, waiting update, owed call, unfinished broadcast or balance is touched', async () => {
    const went = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(past, { minLength: 3, maxLength: 8 }), async (pasts) => {
        for (const past of pasts) await happen(past);
        const before = await needed();
        const deps = { db: ledger.pool, log: silentLog, isStopping: () => false };
        const deleted = await cleanup(deps);
        expect(await needed()).toEqual(before);
        await ledger.expectProved();
        for (const [table, count] of Object.entries(deleted)) if (count > 0) went.add(table);
      }),
      { numRuns: 10, endOnFailure: true, examples: [[[allOver]]] },
    );
    const clean = ['inbox', 'kie_callbacks', 'outbox', 'dialogues', 'broadcast_recipients'];
    expect([...went]).toEqual(expect.arrayContaining([...clean, 'broadcasts']));
  });
});
