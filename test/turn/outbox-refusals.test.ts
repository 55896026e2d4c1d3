import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import { flushOutbox, type OutboxPorts } from '../../src/turn/flush-outbox.ts';
import type { Answer } from '../telegram/scripted-bot-api.ts';
import { CHAT, edit, OutboxUnderTest, say } from './outbox-under-test.ts';

let chat: OutboxUnderTest;

beforeAll(async () => {
  chat = await OutboxUnderTest.open();
});
afterAll(() => chat.close());
beforeEach(() => chat.reset());

describe('a refusal', () => {
  it('for good is written down, and the next call is made', async () => {
    await chat.owe(say('bad'), say('good'));
    chat.first({ code: 400, description: 'Bad Request: chat not found' });
    await flushOutbox(chat.ports(), CHAT);
    expect(await chat.ends()).toEqual(['400 Bad Request: chat not found', 'done']);
    expect(chat.log.lines('error')).toHaveLength(1);
  });

  it('of an old button makes no noise', async () => {
    const payload = { callback_query_id: 'q' };
    await chat.owe({ method: 'answerCallbackQuery', payload, remember: null }, say('good'));
    const description = 'Bad Request: query is too old and response timeout expired';
    chat.first({ code: 400, description });
    await flushOutbox(chat.ports(), CHAT);
    expect(await chat.ends()).toEqual([`400 ${description}`, 'done']);
    expect(chat.log.lines('error')).toEqual([]);
  });

  it('of all by a user who blocked the bot: nothing more is said, but money is given back', async () => {
    const refund = { user_id: CHAT, telegram_payment_charge_id: 'c' };
    await chat.owe(
      say('one'),
      { method: 'refundStarPayment', payload: refund, remember: null },
      say('two'),
    );
    const description = 'Forbidden: bot was blocked by the user';
    chat.telegram.script = ({ method }) =>
      method === 'sendMessage' ? { code: 403, description } : null;
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.telegram.calls.map(({ method }) => method)).toEqual([
      'sendMessage',
      'refundStarPayment',
    ]);
    expect(await chat.ends()).toEqual([`403 ${description}`, 'done', `403 ${description}`]);
    const { rows } = await chat.pool.query('SELECT blocked_at IS NOT NULL AS blocked FROM users');
    expect(rows).toEqual([{ blocked: true }]);
  });

  it('for a moment is waited for, when the moment is short', async () => {
    await chat.owe(say('one'), say('two'));
    chat.first({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } });
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.pauses).toEqual([3000]);
    expect(chat.texts()).toEqual(['one', 'one', 'two']);
  });

  it('for longer puts the work off, and nothing overtakes', async () => {
    await chat.owe(say('one'), say('two'));
    chat.first({ code: 429, description: 'Too Many Requests', parameters: { retry_after: 4 } });
    const put = await flushOutbox(chat.ports(), CHAT).catch((error: unknown) => error);
    expect(put).toBeInstanceOf(RetryLater);
    expect(put).toMatchObject({ afterMs: 4000 });
    expect(chat.pauses).toEqual([]);
    expect(await chat.ends()).toEqual(['owed', 'owed']);
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.texts()).toEqual(['one', 'one', 'two']);
  });

  it('for short moments without end puts the work off too', async () => {
    await chat.owe(say('one'));
    const parameters = { retry_after: 1 };
    chat.telegram.script = () => ({ code: 429, description: 'Too Many Requests', parameters });
    await expect(flushOutbox(chat.ports(), CHAT)).rejects.toBeInstanceOf(RetryLater);
    expect(chat.pauses).toEqual([1000, 1000, 1000]);
  });

  it.each<[string, Answer, string]>([
    ['a fault of Telegram', { code: 500, description: 'Internal Server Error' }, 'TelegramRefused'],
    ['a wrong token', { code: 401, description: 'Unauthorized' }, 'TelegramRefused'],
    ['a broken connection', 'reset', 'TelegramUnreachable'],
    ['a page of a gateway', { bytes: Buffer.from('<html>'), status: 502 }, 'TelegramUnreachable'],
  ])('that is %s loses nothing', async (_what, answer, name) => {
    await chat.owe(say('one'), say('two'));
    chat.first(answer);
    await expect(flushOutbox(chat.ports(), CHAT)).rejects.toMatchObject({ name });
    expect(await chat.ends()).toEqual(['owed', 'owed']);
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.texts()).toEqual(['one', 'one', 'two']);
    expect(await chat.ends()).toEqual(['done', 'done']);
  });
});

describe('a process that dies between the call and its mark', () => {
  /** A database that is gone from the moment when Telegram has the call. */
  function dying(): OutboxPorts {
    return chat.ports({
      query: (text, values) =>
        /UPDATE/.test(String(text))
          ? Promise.reject(new Error('killed'))
          : (chat.pool.query(text as string, values as unknown[]) as never),
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
    await chat.owe(edit('one'), say('two'));
    chat.telegram.script = ({ method }) => (method === 'editMessageText' ? answer : null);
    await expect(flushOutbox(dying(), CHAT)).rejects.toThrow('killed');
    expect(chat.texts()).toEqual(['one']);
    expect(await chat.ends()).toEqual(['owed', 'owed']);
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.texts().slice(0, 2)).toEqual(['one', 'one']);
    expect(await chat.ends()).toEqual(expected);
  });

  it('has a message that took the place of another sent again', async () => {
    await chat.owe(edit('one'), say('two'));
    chat.telegram.script = ({ method }) =>
      method === 'editMessageText'
        ? { code: 400, description: 'Bad Request: message to edit not found' }
        : null;
    await expect(flushOutbox(dying(), CHAT)).rejects.toThrow('killed');
    await flushOutbox(chat.ports(), CHAT);
    expect(chat.telegram.payloads('sendMessage').map(({ text }) => text)).toEqual([
      'one',
      'one',
      'two',
    ]);
    expect(await chat.ends()).toEqual(['done', 'done']);
  });
});
