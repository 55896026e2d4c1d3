import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OwedCall } from '../../src/core/delivery/owed-call.ts';
import { RetryLater } from '../../src/core/retry-later.ts';
import type { Queryable } from '../../src/db/pool.ts';
import { findOutboxChats } from '../../src/db/queries/find-outbox-chats.ts';
import { insertOutbox } from '../../src/db/queries/insert-outbox.ts';
import { createBotApi } from '../../src/telegram/bot-api.ts';
import { ChatMutex } from '../../src/turn/chat-mutex.ts';
import { flushOutbox, type OutboxPorts } from '../../src/turn/flush-outbox.ts';
import type { TestDatabase } from '../sandbox/databases.ts';
import { freshDatabase } from '../sandbox/fresh-database.ts';
import {
  type Answer,
  type ScriptedBotApi,
  startScriptedBotApi,
  TOKEN,
} from '../telegram/scripted-bot-api.ts';
import { RecordedLog } from './recorded-log.ts';

const CHAT = 7;

let database: TestDatabase;
let pool: pg.Pool;
let telegram: ScriptedBotApi;
let log: RecordedLog;
let pauses: number[];

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 5 });
  telegram = await startScriptedBotApi();
  await pool.query(`INSERT INTO users (id, first_name, language) VALUES (${CHAT}, 'Ann', 'en')`);
});
afterAll(async () => {
  await telegram.stop();
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  telegram.reset();
  log = new RecordedLog();
  pauses = [];
});
afterEach(async () => {
  await pool.query('DELETE FROM outbox');
  await pool.query('UPDATE users SET blocked_at = NULL');
});

/** What a freshly started process has. */
function ports(db: Queryable = pool as unknown as Queryable): OutboxPorts {
  return {
    db,
    api: createBotApi({ token: TOKEN, root: telegram.root }),
    mutex: new ChatMutex(),
    log,
    pause: async (ms) => pauses.push(ms),
  };
}

function say(text: string, remember: OwedCall['remember'] = null): OwedCall {
  return { method: 'sendMessage', payload: { chat_id: CHAT, text }, remember };
}

function edit(text: string, remember: OwedCall['remember'] = null): OwedCall {
  const payload = { chat_id: CHAT, message_id: 55, text, parse_mode: 'HTML' };
  return { method: 'editMessageText', payload, remember };
}

async function owe(...calls: OwedCall[]): Promise<void> {
  await insertOutbox(pool as unknown as Queryable, CHAT, calls);
}

/** How each call ended: `owed`, `done`, or the words of its refusal. */
async function ends(): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT CASE WHEN done_at IS NULL THEN 'owed' ELSE coalesce(refusal, 'done') END AS ended
     FROM outbox ORDER BY id`,
  );
  return rows.map(({ ended }) => ended);
}

function texts(): unknown[] {
  return telegram.payloads().map(({ text }) => text);
}

/** Answers so once, and accepts after that. */
function first(answer: Answer): void {
  telegram.script = () => {
    telegram.script = () => null;
    return answer;
  };
}

describe('the outbox of a chat', () => {
  it('is sent in the order in which it was owed', async () => {
    const many = Array.from({ length: 45 }, (_, at) => `${at}`);
    await owe(...many.map((text) => say(text)));
    await owe(say('last'));
    await flushOutbox(ports(), CHAT);
    expect(texts()).toEqual([...many, 'last']);
    expect(new Set(await ends())).toEqual(new Set(['done']));
  });

  it('is sent once, also when several flush it at once', async () => {
    await owe(say('one'), say('two'));
    const process = ports();
    // Whoever would read what is owed meanwhile has done so before these queries end.
    telegram.script = async () => {
      await Promise.all(Array.from({ length: 10 }, () => pool.query('SELECT 1')));
      return null;
    };
    await Promise.all(Array.from({ length: 5 }, () => flushOutbox(process, CHAT)));
    expect(texts()).toEqual(['one', 'two']);
  });

  it('is not held up by another chat', async () => {
    const other = { ...say('other'), payload: { chat_id: 8, text: 'other' } };
    await insertOutbox(pool as unknown as Queryable, 8, [other]);
    await owe(say('mine'));
    const process = ports();
    let release = (): void => undefined;
    const held = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    telegram.script = ({ payload }) => (payload['chat_id'] === 8 ? held : null);
    const slow = flushOutbox(process, 8);
    await flushOutbox(process, CHAT);
    expect(await findOutboxChats(pool as unknown as Queryable)).toEqual([8]);
    release();
    await slow;
    expect(await findOutboxChats(pool as unknown as Queryable)).toEqual([]);
  });

  it('sends an answer to a checkout by its own way', async () => {
    const method = 'answerPreCheckoutQuery';
    const payload = { pre_checkout_query_id: 'q', ok: true };
    await owe(say('one'), { method, payload, remember: null });
    await flushOutbox(ports(), CHAT, 'checkout');
    expect(telegram.calls.map((call) => call.method)).toEqual([method]);
    expect(await ends()).toEqual(['owed', 'done']);
  });

  it('is rid of an answer to a checkout that nobody waits for any more', async () => {
    const method = 'answerPreCheckoutQuery';
    await owe({ method, payload: { pre_checkout_query_id: 'q', ok: true }, remember: null });
    await flushOutbox(ports(), CHAT);
    expect(await ends()).toEqual(['owed']);
    await pool.query(`UPDATE outbox SET created_at = now() - interval '11 seconds'`);
    first({ code: 400, description: 'Bad Request: query is too old' });
    await flushOutbox(ports(), CHAT);
    expect(await ends()).toEqual(['400 Bad Request: query is too old']);
    expect(log.lines('error')).toEqual([]);
  });
});

describe('what is remembered', () => {
  beforeEach(async () => {
    await pool.query(
      `INSERT INTO dialogues (chat_id, state) VALUES (${CHAT}, '{"panelMessageId":1,"form":null}')`,
    );
  });
  afterEach(async () => {
    await pool.query('DELETE FROM dialogues');
    await pool.query('DELETE FROM generations');
  });

  async function panel(): Promise<unknown> {
    const { rows } = await pool.query('SELECT state FROM dialogues');
    return rows[0]?.state;
  }

  it('is the panel, without the rest of the dialogue being touched', async () => {
    await owe(say('menu', { panel: true }), say('a message that stays'));
    await flushOutbox(ports(), CHAT);
    expect(await panel()).toEqual({ panelMessageId: 101, form: null });
  });

  it('is the panel that was changed in place, also when nothing was to be changed', async () => {
    await owe(edit('menu', { panel: true }));
    first({ code: 400, description: 'Bad Request: message is not modified' });
    await flushOutbox(ports(), CHAT);
    expect(await panel()).toEqual({ panelMessageId: 55, form: null });
    expect(await ends()).toEqual(['done']);
  });

  it('is the message that took the place of one that is gone', async () => {
    await owe(edit('menu', { panel: true }));
    first({ code: 400, description: 'Bad Request: message to edit not found' });
    await flushOutbox(ports(), CHAT);
    expect(telegram.calls.map(({ method }) => method)).toEqual(['editMessageText', 'sendMessage']);
    expect(telegram.payloads('sendMessage')).toEqual([
      { chat_id: CHAT, text: 'menu', parse_mode: 'HTML' },
    ]);
    expect(await panel()).toEqual({ panelMessageId: 101, form: null });
  });

  it('is the progress of an order', async () => {
    const { rows } = await pool.query(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, state, callback_token, expires_at)
       VALUES ('draft1', ${CHAT}, ${CHAT}, 'z-image', 'en', '{}', '{}', 0, 0, 'confirmed', 't', now())
       RETURNING id::int`,
    );
    const progress = rows[0]?.id;
    await owe(say('queued', { progress }));
    await flushOutbox(ports(), CHAT);
    const after = await pool.query(
      'SELECT id::int, progress_message_id::int AS message FROM generations',
    );
    expect(after.rows).toEqual([{ id: progress, message: 101 }]);
    expect(await panel()).toEqual({ panelMessageId: 1, form: null });
  });
});

describe('a refusal', () => {
  it('for good is written down, and the next call is made', async () => {
    await owe(say('bad'), say('good'));
    first({ code: 400, description: 'Bad Request: chat not found' });
    await flushOutbox(ports(), CHAT);
    expect(await ends()).toEqual(['400 Bad Request: chat not found', 'done']);
    expect(log.lines('error')).toHaveLength(1);
  });

  it('of an old button makes no noise', async () => {
    const payload = { callback_query_id: 'q' };
    await owe({ method: 'answerCallbackQuery', payload, remember: null }, say('good'));
    const description = 'Bad Request: query is too old and response timeout expired';
    first({ code: 400, description });
    await flushOutbox(ports(), CHAT);
    expect(await ends()).toEqual([`400 ${description}`, 'done']);
    expect(log.lines('error')).toEqual([]);
  });

  it('of all by a user who blocked the bot: nothing more is said, but money is given back', async () => {
    const refund = { user_id: CHAT, telegram_payment_charge_id: 'c' };
    await owe(
      say('one'),
      { method: 'refundStarPayment', payload: refund, remember: null },
      say('two'),
    );
    const description = 'Forbidden: bot was blocked by the user';
    telegram.script = ({ method }) =>
      method === 'sendMessage' ? { code: 403, description } : null;
    await flushOutbox(ports(), CHAT);
    expect(telegram.calls.map(({ method }) => method)).toEqual([
      'sendMessage',
      'refundStarPayment',
    ]);
    expect(await ends()).toEqual([`403 ${description}`, 'done', `403 ${description}`]);
    const { rows } = await pool.query('SELECT blocked_at IS NOT NULL AS blocked FROM users');
    expect(rows).toEqual([{ blocked: true }]);
  });

  it('for a moment is waited for, when the moment is short', async () => {
    await owe(say('one'), say('two'));
    first({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } });
    await flushOutbox(ports(), CHAT);
    expect(pauses).toEqual([3000]);
    expect(texts()).toEqual(['one', 'one', 'two']);
  });

  it('for longer puts the work off, and nothing overtakes', async () => {
    await owe(say('one'), say('two'));
    first({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 4 } });
    const put = await flushOutbox(ports(), CHAT).catch((error: unknown) => error);
    expect(put).toBeInstanceOf(RetryLater);
    expect(put).toMatchObject({ afterMs: 4000 });
    expect(pauses).toEqual([]);
    expect(await ends()).toEqual(['owed', 'owed']);
    await flushOutbox(ports(), CHAT);
    expect(texts()).toEqual(['one', 'one', 'two']);
  });

  it('for short moments without end puts the work off too', async () => {
    await owe(say('one'));
    const parameters = { retry_after: 1 };
    telegram.script = () => ({ code: 429, description: 'Too Many Requests', parameters });
    await expect(flushOutbox(ports(), CHAT)).rejects.toBeInstanceOf(RetryLater);
    expect(pauses).toEqual([1000, 1000, 1000]);
  });

  it.each<[string, Answer, string]>([
    ['a fault of Telegram', { code: 500, description: 'Internal Server Error' }, 'TelegramRefused'],
    ['a wrong token', { code: 401, description: 'Unauthorized' }, 'TelegramRefused'],
    ['a broken connection', 'reset', 'TelegramUnreachable'],
    ['a page of a gateway', { bytes: Buffer.from('<html>'), status: 502 }, 'TelegramUnreachable'],
  ])('that is %s loses nothing', async (_what, answer, name) => {
    await owe(say('one'), say('two'));
    first(answer);
    await expect(flushOutbox(ports(), CHAT)).rejects.toMatchObject({ name });
    expect(await ends()).toEqual(['owed', 'owed']);
    await flushOutbox(ports(), CHAT);
    expect(texts()).toEqual(['one', 'one', 'two']);
    expect(await ends()).toEqual(['done', 'done']);
  });
});

describe('a process that dies between the call and its mark', () => {
  /** A database that is gone from the moment when Telegram has the call. */
  function dying(): OutboxPorts {
    return ports({
      query: (text, values) =>
        /UPDATE/.test(text)
          ? Promise.reject(new Error('killed'))
          : (pool.query(text, values as unknown[]) as never),
    });
  }

  it.each<[string, Answer | null, string[]]>([
    ['accepted', null, ['done', 'done']],
    ['not modified', { code: 400, description: 'message is not modified' }, ['done', 'done']],
    ['refused', { code: 400, description: 'Bad Request: no' }, ['400 Bad Request: no', 'done']],
    [
      'blocked',
      { code: 403, description: 'Forbidden: no' },
      ['403 Forbidden: no', '403 Forbidden: no'],
    ],
  ])('has the call made again, before the next one: %s', async (_what, answer, expected) => {
    await owe(edit('one'), say('two'));
    telegram.script = ({ method }) => (method === 'editMessageText' ? answer : null);
    await expect(flushOutbox(dying(), CHAT)).rejects.toThrow('killed');
    expect(texts()).toEqual(['one']);
    expect(await ends()).toEqual(['owed', 'owed']);
    await flushOutbox(ports(), CHAT);
    expect(texts().slice(0, 2)).toEqual(['one', 'one']);
    expect(await ends()).toEqual(expected);
  });

  it('has a message that took the place of another sent again', async () => {
    await owe(edit('one'), say('two'));
    telegram.script = ({ method }) =>
      method === 'editMessageText'
        ? { code: 400, description: 'Bad Request: message to edit not found' }
        : null;
    await expect(flushOutbox(dying(), CHAT)).rejects.toThrow('killed');
    await flushOutbox(ports(), CHAT);
    expect(telegram.payloads('sendMessage').map(({ text }) => text)).toEqual(['one', 'one', 'two']);
    expect(await ends()).toEqual(['done', 'done']);
  });
});
