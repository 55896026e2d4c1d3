import type pg from 'pg';
import type { CallRow, Inspector, JobRow, Ledger, OrderRow, UpdateRow } from './protocol.ts';

const ROWS = 30;
/** Characters of a sent text. */
const WORDS_SHOWN = 80;

/** What the database says of the inside. Without tables, as before the first start, it is empty. */
export async function inspectDatabase(
  pool: pg.Pool,
): Promise<Pick<Inspector, 'updates' | 'orders' | 'ledger' | 'jobs' | 'calls'>> {
  const [updates, orders, ledger, jobs, calls] = await Promise.all([
    readUpdates(pool),
    readOrders(pool),
    readLedger(pool),
    readJobs(pool),
    readCalls(pool),
  ]);
  return { updates, orders, ledger, jobs, calls };
}

/** Rouble and kopecks of an amount in kopecks. */
const ROUBLES = (kopecks: string): string =>
  `to_char(${kopecks} / 100.0, 'FM999G999G990D00') || ' ₽'`;

const NAME = (userId: string): string =>
  `coalesce((SELECT first_name FROM users WHERE id = ${userId}), ${userId}::text)`;

/** Transfer t belongs to order g. */
const IS_ABOUT = `(t.id = g.hold_id OR t.ends_hold_id = g.hold_id
  OR t.business_key = 'vendor-cost:' || g.id)`;

/** What a person does in an update. */
const DOES = `CASE
  WHEN body ? 'callback_query' THEN 'taps'
  WHEN body ? 'pre_checkout_query' THEN 'wants to pay'
  WHEN body #> '{message,successful_payment}' IS NOT NULL THEN 'has paid'
  WHEN body ? 'message' THEN 'sends'
  ELSE (SELECT string_agg(key, ' ') FROM jsonb_object_keys(body) AS key WHERE key <> 'update_id')
END`;

/** The words, the label of the button, the amount, or the kind of file. */
const WHAT = `coalesce(
  body #>> '{message,text}',
  (SELECT button ->> 'text'
   FROM jsonb_array_elements(body #> '{callback_query,message,reply_markup,inline_keyboard}') AS r,
        jsonb_array_elements(r) AS button
   WHERE button ->> 'callback_data' = body #>> '{callback_query,data}' LIMIT 1),
  body #>> '{pre_checkout_query,total_amount}',
  body #>> '{message,successful_payment,total_amount}',
  (SELECT string_agg(key, ' ') FROM jsonb_object_keys(body -> 'message') AS key
   WHERE key IN ('photo', 'video', 'audio', 'voice', 'document', 'animation', 'sticker')),
  '')`;

async function readUpdates(pool: pg.Pool): Promise<UpdateRow[]> {
  const { rows } = await pool.query<UpdateRow>(
    `SELECT update_id::text AS "updateId", lane, incident,
            ${NAME("split_part(lane, ':', 2)::bigint")} AS person, ${DOES} AS does, ${WHAT} AS what,
            body #>> '{callback_query,data}' AS data,
            (SELECT id FROM generations
             WHERE split_part(body #>> '{callback_query,data}', ':', 2) = 'confirm'
               AND draft_id = split_part(body #>> '{callback_query,data}', ':', 3)
            )::float8 AS "orderId",
            (extract(epoch FROM received_at) * 1000)::float8 AS "receivedAtMs",
            round(extract(epoch FROM handled_at - received_at) * 1000)::float8 AS "handledMs"
     FROM inbox, LATERAL (SELECT payload::jsonb AS body) AS parsed
     ORDER BY received_at DESC, update_id DESC LIMIT ${ROWS}`,
  );
  return rows;
}

async function readOrders(pool: pg.Pool): Promise<OrderRow[]> {
  const { rows } = await pool.query<OrderRow>(
    `SELECT g.id::float8 AS id, ${NAME('g.user_id')} AS person, g.model_id AS model, g.state,
            ${ROUBLES('g.price_kopecks')} AS price,
            g.failure ->> 'kind' AS failure,
            (SELECT i.update_id::text FROM inbox AS i
             WHERE starts_with(i.payload::jsonb #>> '{callback_query,data}',
                               '1:confirm:' || g.draft_id || ':')
             ORDER BY i.update_id LIMIT 1) AS "updateId",
            coalesce((
              SELECT json_agg(json_build_object(
                'transferId', t.id::text, 'kind', t.kind, 'amount', (
                  SELECT ${ROUBLES('sum(p.amount_kopecks)')} FROM postings AS p
                  WHERE p.transfer_id = t.id AND p.amount_kopecks > 0
                )
              ) ORDER BY t.id)
              FROM transfers AS t WHERE ${IS_ABOUT}
            ), '[]') AS money,
            coalesce((
              SELECT json_agg(json_build_object(
                'event', e.event, 'state', e.state_after,
                'atMs', extract(epoch FROM e.happened_at) * 1000
              ) ORDER BY e.id)
              FROM generation_events AS e WHERE e.generation_id = g.id
            ), '[]') AS steps
     FROM generations AS g ORDER BY g.id DESC LIMIT ${ROWS}`,
  );
  return rows;
}

async function readLedger(pool: pg.Pool): Promise<Ledger> {
  const { rows: sums } = await pool.query<{ sum: string; isBalanced: boolean }>(
    `SELECT ${ROUBLES('coalesce(sum(amount_kopecks), 0)')} AS sum,
            coalesce(sum(amount_kopecks), 0) = 0 AND NOT EXISTS (
              SELECT FROM accounts WHERE balance_kopecks <> (
                SELECT coalesce(sum(amount_kopecks), 0) FROM postings WHERE account_id = accounts.id
              )
            ) AS "isBalanced"
     FROM postings`,
  );
  const account = `a.kind || coalesce(' ' || ${NAME('a.user_id')}, '')`;
  const { rows: accounts } = await pool.query<Ledger['accounts'][number]>(
    `SELECT ${account} AS name, ${ROUBLES('balance_kopecks')} AS balance
     FROM accounts AS a ORDER BY user_id NULLS FIRST, kind LIMIT ${ROWS}`,
  );
  const { rows: transfers } = await pool.query<Ledger['transfers'][number]>(
    `SELECT t.id::text, t.kind, t.business_key AS key,
            (extract(epoch FROM t.created_at) * 1000)::float8 AS "atMs",
            (SELECT g.id FROM generations AS g WHERE ${IS_ABOUT} LIMIT 1)::float8 AS "orderId",
            (SELECT json_agg(json_build_object(
               'account', ${account}, 'amount', ${ROUBLES('p.amount_kopecks')}
             ) ORDER BY p.amount_kopecks)
             FROM postings AS p JOIN accounts AS a ON a.id = p.account_id
             WHERE p.transfer_id = t.id) AS postings
     FROM transfers AS t ORDER BY t.id DESC LIMIT ${ROWS}`,
  );
  const [{ sum, isBalanced } = { sum: '0', isBalanced: true }] = sums;
  return { sum, isBalanced, accounts, transfers };
}

async function readJobs(pool: pg.Pool): Promise<JobRow[]> {
  const { rows } = await pool.query<JobRow>(
    `SELECT id::text, task_identifier AS task, coalesce(queue_name, key, '') AS lane,
            (extract(epoch FROM run_at) * 1000)::float8 AS "runAtMs", attempts,
            locked_at IS NOT NULL AS "isRunning", last_error AS "lastError"
     FROM graphile_worker.jobs ORDER BY run_at LIMIT ${ROWS}`,
  );
  return rows;
}

async function readCalls(pool: pg.Pool): Promise<CallRow[]> {
  const { rows } = await pool.query<CallRow>(
    `SELECT id::text, ${NAME('chat_id')} AS person, method, refusal,
            left(regexp_replace(
              coalesce(payload ->> 'text', payload ->> 'caption', payload ->> 'title', ''),
              '<[^>]*>', '', 'g'
            ), ${WORDS_SHOWN}) AS words,
            CASE WHEN done_at IS NULL THEN 'owed' WHEN refusal IS NULL THEN 'done' ELSE 'refused' END
              AS state
     FROM outbox ORDER BY outbox.id DESC LIMIT ${ROWS}`,
  );
  return rows;
}
