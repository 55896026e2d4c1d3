import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { untraced } from '../../src/core/tracing.ts';
import type { DatabasePool, Queryable } from '../../src/db/pool.ts';
import { insertUpdates } from '../../src/db/queries/insert-updates.ts';
import { type HandleUpdatePorts, handleUpdate } from '../../src/jobs/handle-update.ts';
import type { TaskContext } from '../../src/jobs/task.ts';
import { createMeter } from '../../src/ops/meter.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { ChatMutex } from '../../src/turn/chat-mutex.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { type ScriptedBotApi, startScriptedBotApi, TOKEN } from '../telegram/scripted-bot-api.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

/** One job of a lane, as the runner runs it. */

const CHAT = 700;
const LANE = `chat:${CHAT}`;

let orders: OrdersUnderTest;
let telegram: ScriptedBotApi;
let lastUpdateId = 0;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
  telegram = await startScriptedBotApi();
});
afterAll(async () => {
  await telegram.stop();
  await orders.close();
});
beforeEach(async () => {
  await orders.reset();
  await orders.pool.query('DELETE FROM inbox');
  await orders.pool.query('DELETE FROM dialogues');
  telegram.reset();
});

const from = { id: CHAT, is_bot: false, first_name: 'Ann', language_code: 'en' };
const chat = { id: CHAT, type: 'private' };

async function store(content: object): Promise<number> {
  lastUpdateId += 1;
  const message = { message_id: lastUpdateId, date: 0, chat, from, ...content };
  const payload = JSON.stringify({ update_id: lastUpdateId, message });
  await insertUpdates(orders.pool, [{ updateId: lastUpdateId, lane: LANE, payload }]);
  return lastUpdateId;
}

const say = (text: string): Promise<number> => store({ text });

async function tap(messageId: number, data: string): Promise<void> {
  lastUpdateId += 1;
  const message = { message_id: messageId, date: 1_790_000_000, chat, text: 'x' };
  const query = { id: '1', from, chat_instance: '1', message, data };
  const payload = JSON.stringify({ update_id: lastUpdateId, callback_query: query });
  await insertUpdates(orders.pool, [{ updateId: lastUpdateId, lane: LANE, payload }]);
}

const pay = (chargeId: string): Promise<number> =>
  store({
    successful_payment: {
      currency: 'XTR',
      total_amount: 50,
      invoice_payload: `topup:${CHAT}:XTR:50:nonce`,
      telegram_payment_charge_id: chargeId,
      provider_payment_charge_id: 'p',
    },
  });

function work(changes: Partial<HandleUpdatePorts> = {}, context: Partial<TaskContext> = {}) {
  const api = createBotApi({ token: TOKEN, root: telegram.root });
  const { pool: db, log } = orders;
  const task = handleUpdate({
    ...orders.ports(),
    scrub: (text) => text.replaceAll(TOKEN, '[redacted]'),
    outbox: { db, api, log, mutex: new ChatMutex(), pause },
    adminIds: [],
    canPayRub: false,
    links: startLinks('secret', () => 'bot'),
    modelUse: new ModelUseCache(),
    tracing: untraced,
    ...changes,
  });
  return task({ lane: LANE }, {
    term: { epoch: orders.epoch, leads: () => true },
    isStopping: () => false,
    ...context,
  } as TaskContext);
}

async function inbox(): Promise<{ handled: boolean; incident: string | null }[]> {
  const { rows } = await orders.pool.query<{ handled: boolean; incident: string | null }>(
    'SELECT handled_at IS NOT NULL AS handled, incident FROM inbox ORDER BY update_id',
  );
  return rows;
}

/** A fault of ours in the turns in which it strikes. */
const faulty = (strikes: () => boolean) => ({
  now: () => {
    if (strikes()) throw new TypeError('a fault of ours');
    return orders.nowMs;
  },
});

/** Nobody learns that a COMMIT took place. */
function losingCommits(pool: DatabasePool): DatabasePool {
  const connect: DatabasePool['connect'] = async () => {
    const connection = await pool.connect();
    const query: Queryable['query'] = async (text, values) => {
      const outcome = await connection.query(text, values);
      if (text === 'COMMIT') throw new Error('Connection terminated unexpectedly');
      return outcome as never;
    };
    return {
      query,
      on: connection.on.bind(connection),
      off: connection.off.bind(connection),
      release: connection.release.bind(connection),
    };
  };
  return { connect, query: pool.query.bind(pool), end: pool.end.bind(pool) };
}

const texts = (): unknown[] => telegram.payloads('sendMessage').map(({ text }) => text);

describe('the job of a lane', () => {
  it('works off all that waits, in order, and answers each before the next', async () => {
    await say('/start');
    await say('/help');
    await say('/terms');
    await work();
    expect(await inbox()).toEqual(Array(3).fill({ handled: true, incident: null }));
    expect(texts()).toEqual([
      expect.stringContaining('Hello, Ann'),
      expect.stringContaining('Choose a task'),
      expect.stringContaining('You pay'),
    ]);
  });

  it('makes first what the chat was owed by a process that died', async () => {
    await orders.pool.query(
      `INSERT INTO outbox (chat_id, method, payload)
       VALUES ($1, 'sendMessage', '{"chat_id": 700, "text": "owed"}')`,
      [CHAT],
    );
    await say('/help');
    await work();
    expect(texts()[0]).toBe('owed');
  });

  it('knows the panel that the chat was owed, so that a tap changes it in place', async () => {
    telegram.script = () => 'reset';
    await say('/menu');
    await expect(work()).rejects.toThrow('did not answer');
    telegram.reset();
    await tap(101, '1:help');
    await work();
    expect(telegram.calls.map(({ method }) => method)).toEqual([
      'sendMessage',
      'answerCallbackQuery',
      'editMessageText',
    ]);
  });

  it('S7: puts aside what a fault of ours keeps from being handled, tells the user, and goes on', async () => {
    await say('/help');
    await say('/terms');
    let turns = 0;
    const meter = createMeter();
    await work({ ...faulty(() => ++turns === 1), meter });
    expect(await meter.exposition()).toMatch(/^updates_put_aside_total 1$/m);
    const [first, second] = await inbox();
    expect(first).toEqual({ handled: true, incident: expect.stringMatching(/^[0-9a-f]{8}$/) });
    expect(second).toEqual({ handled: true, incident: null });
    expect(texts()[0]).toContain(first?.incident);
    expect(orders.log.everything()).toContain(first?.incident);
    expect(orders.log.everything()).toContain('a fault of ours');
  });

  it('S7: keeps for support what went wrong, without secrets and without words of the user', async () => {
    await say('my very own words');
    await tap(101, '1:past:9');
    let asked = 0;
    const said = `cannot read "my very own words" with ${TOKEN}`;
    const now = () => {
      // A turn asks for the time, and so does who measures its answer.
      if (++asked % 2 === 0) return orders.nowMs;
      throw new TypeError(said);
    };
    await work({ now });
    const { rows } = await orders.pool.query<{ id: string }>(
      `SELECT incidents.id, user_id::int AS user, asked, order_id::int AS order, error_class, error_message, told_in
       FROM incidents JOIN inbox ON incident = incidents.id ORDER BY incidents.update_id`,
    );
    const common = { id: expect.any(String), user: CHAT, error_class: 'TypeError', told_in: 'en' };
    expect(rows).toEqual([
      {
        ...{ ...common, asked: 'text', order: null },
        error_message: 'cannot read "[redacted]" with [redacted]',
      },
      {
        ...{ ...common, asked: 'tap past', order: 9 },
        error_message: 'cannot read "my very own words" with [redacted]',
      },
    ]);
    expect(texts()).toEqual(rows.map(({ id }) => expect.stringContaining(id)));
  });

  it('never puts a payment aside: it fails until it is in the ledger, and is there once', async () => {
    await pay('charge-1');
    const broken = faulty(() => true);
    await expect(work(broken)).rejects.toThrow('could not be handled');
    await expect(work(broken)).rejects.toThrow('could not be handled');
    expect(await inbox()).toEqual([{ handled: false, incident: null }]);
    await work();
    await pay('charge-1');
    await work();
    expect(await orders.ledger.count('topup:charge-1')).toBe(1);
    await orders.ledger.expectProved();
  });

  it('does once what was committed although nobody learned of the commit', async () => {
    await say('/help');
    const unsure = work({ db: losingCommits(orders.pool) });
    await expect(unsure).rejects.toThrow('could not be handled');
    expect(await inbox()).toEqual([{ handled: true, incident: null }]);
    expect(texts()).toEqual([]);
    await work();
    expect(texts()).toEqual([expect.stringContaining('Choose a task')]);
  });

  it('writes nothing under a leader that another one has followed', async () => {
    await say('/help');
    const old = { epoch: orders.epoch, leads: () => true };
    await orders.ledger.takeOver();
    await expect(work({}, { term: old })).rejects.toThrow('is over');
    const gone = { epoch: orders.epoch, leads: () => false };
    await expect(work({}, { term: gone })).rejects.toThrow('is over');
    expect(await inbox()).toEqual([{ handled: false, incident: null }]);
    expect(telegram.calls).toEqual([]);
  });

  it('leaves the rest to the next leader when it is told to stop', async () => {
    await say('/help');
    await say('/terms');
    await expect(work({}, { isStopping: () => true })).rejects.toThrow('the next leader');
    expect((await inbox()).map(({ handled }) => handled)).toEqual([true, false]);
  });
});
