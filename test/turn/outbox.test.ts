import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertOutbox } from '../../src/db/queries/insert-outbox.ts';
import { flushOutbox } from '../../src/turn/flush-outbox.ts';
import { CHAT, edit, OutboxUnderTest, say } from './outbox-under-test.ts';

let chat: OutboxUnderTest;

beforeAll(async () => {
  chat = await OutboxUnderTest.open();
});
afterAll(() => chat.close());
beforeEach(() => chat.reset());

describe('the outbox of a chat', () => {
  it('is sent in the order in which it was owed', async () => {
    const many = Array.from({ length: 45 }, (_, at) => `${at}`);
    await chat.owe(...many.map((text) => say(text)));
    await chat.owe(say('last'));
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.texts()).toEqual([...many, 'last']);
    expect(new Set(await chat.ends())).toEqual(new Set(['done']));
  });

  it('is sent once, also when several flush it at once', async () => {
    await chat.owe(say('one'), say('two'));
    const process = chat.ports();
    // Whoever would read what is owed meanwhile has done so before these queries end.
    chat.telegram.script = async () => {
      await Promise.all(Array.from({ length: 10 }, () => chat.pool.query('SELECT 1')));
      return null;
    };
    await Promise.all(Array.from({ length: 5 }, () => flushOutbox(process, CHAT)));
    expect(chat.texts()).toEqual(['one', 'two']);
  });

  it('is not held up by another chat', async () => {
    const other = { ...say('other'), payload: { chat_id: 8, text: 'other' } };
    await insertOutbox(chat.db, 8, [other]);
    await chat.owe(say('mine'));
    const process = chat.ports();
    let release = (): void => undefined;
    const held = new Promise<null>((resolve) => {
      release = () => resolve(null);
    });
    chat.telegram.script = ({ payload }) => (payload['chat_id'] === 8 ? held : null);
    const slow = flushOutbox(process, 8);
    await flushOutbox(process, CHAT);
    expect(await chat.ends()).toEqual(['owed', 'done']);
    release();
    await slow;
    expect(await chat.ends()).toEqual(['done', 'done']);
  });

  it('sends an answer to a checkout by its own way', async () => {
    const method = 'answerPreCheckoutQuery';
    const payload = { pre_checkout_query_id: 'q', ok: true };
    await chat.owe(say('one'), { method, payload, remember: null });
    await flushOutbox(chat.ports(), CHAT, 'checkout');
    expect(chat.telegram.calls.map((call) => call.method)).toEqual([method]);
    expect(await chat.ends()).toEqual(['owed', 'done']);
  });

  it('is rid of an answer to a checkout that nobody waits for any more', async () => {
    const method = 'answerPreCheckoutQuery';
    await chat.owe({ method, payload: { pre_checkout_query_id: 'q', ok: true }, remember: null });
    await flushOutbox(chat.ports(), CHAT);
    expect(await chat.ends()).toEqual(['owed']);
    await chat.pool.query(`UPDATE outbox SET created_at = now() - interval '11 seconds'`);
    chat.first({ code: 400, description: 'Bad Request: query is too old' });
    await flushOutbox(chat.ports(), CHAT);
    expect(await chat.ends()).toEqual(['400 Bad Request: query is too old']);
    expect(chat.log.lines('error')).toEqual([]);
  });
});

describe('what is remembered', () => {
  beforeEach(async () => {
    await chat.pool.query(
      `INSERT INTO dialogues (chat_id, state) VALUES (${CHAT}, '{"panelMessageId":1,"form":null}')`,
    );
  });
  afterEach(async () => {
    await chat.pool.query('DELETE FROM dialogues');
    await chat.pool.query('DELETE FROM generations');
  });

  async function panel(): Promise<unknown> {
    const { rows } = await chat.pool.query('SELECT state FROM dialogues');
    return rows[0]?.state;
  }

  it('is the panel, without the rest of the dialogue being touched', async () => {
    await chat.owe(say('menu', { panel: true }), say('a message that stays'));
    await flushOutbox(chat.ports(), CHAT);
    expect(await panel()).toEqual({ panelMessageId: 101, form: null });
  });

  it('is the panel that was changed in place, also when nothing was to be changed', async () => {
    await chat.owe(edit('menu', { panel: true }));
    chat.first({ code: 400, description: 'Bad Request: message is not modified' });
    await flushOutbox(chat.ports(), CHAT);
    expect(await panel()).toEqual({ panelMessageId: 55, form: null });
    expect(await chat.ends()).toEqual(['done']);
  });

  it('is the message that took the place of one that is gone', async () => {
    await chat.owe(edit('menu', { panel: true }));
    chat.first({ code: 400, description: 'Bad Request: message to edit not found' });
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.telegram.calls.map(({ method }) => method)).toEqual([
      'editMessageText',
      'sendMessage',
    ]);
    expect(chat.telegram.payloads('sendMessage')).toEqual([
      { chat_id: CHAT, text: 'menu', parse_mode: 'HTML' },
    ]);
    expect(await panel()).toEqual({ panelMessageId: 101, form: null });
  });

  it('is the progress of an order', async () => {
    const { rows } = await chat.pool.query(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, state, callback_token, expires_at)
       VALUES ('draft1', ${CHAT}, ${CHAT}, 'z-image', 'en', '{}', '{}', 0, 0, 'confirmed', 't', now())
       RETURNING id::int`,
    );
    const progress = rows[0]?.id;
    await chat.owe(say('queued', { progress }));
    await flushOutbox(chat.ports(), CHAT);
    const after = await chat.pool.query(
      'SELECT id::int, progress_message_id::int AS message FROM generations',
    );
    expect(after.rows).toEqual([{ id: progress, message: 101 }]);
    expect(await panel()).toEqual({ panelMessageId: 1, form: null });
  });
});
