import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { until } from '../sandbox/until.ts';
import { BOT_TOKEN, call, ok } from './telegram-call.ts';
import { startWebhookReceiver, type WebhookReceiver } from './telegram-webhook.ts';

/** How updates come to the bot: by webhook and by asking. */

const ANNA = 1001;
const BEN = 1002;
let telegram: FakeTelegram;
let receiver: WebhookReceiver | null = null;

beforeEach(async () => {
  telegram = await startFakeTelegram({
    botToken: BOT_TOKEN,
    settings: { webhookRetryFirstMs: 1, webhookRetryMaxMs: 4 },
  });
});
afterEach(async () => {
  await telegram.close();
  await receiver?.close();
  receiver = null;
});

const textOf = ({ update }: { update: { message: { text: string } } }): string =>
  update.message.text;

describe('webhook', () => {
  it('brings what waited and what comes, with the secret', async () => {
    telegram.control.say(ANNA, '/start');
    receiver = await startWebhookReceiver();
    const answer = await call(telegram, 'setWebhook', {
      url: receiver.url,
      secret_token: 'play_secret',
      max_connections: 7,
      allowed_updates: ['message'],
    });
    expect(answer).toEqual({ ok: true, result: true, description: 'Webhook was set' });
    telegram.control.say(ANNA, 'hello');
    await receiver.count(2);
    expect(receiver.received.map(textOf)).toEqual(['/start', 'hello']);
    expect(receiver.received[0]?.secret).toBe('play_secret');
    expect(receiver.received[0]?.update).toEqual({
      update_id: expect.any(Number),
      message: {
        message_id: expect.any(Number),
        date: expect.any(Number),
        from: {
          id: ANNA,
          is_bot: false,
          first_name: 'Анна',
          username: 'anna',
          language_code: 'ru',
        },
        chat: { id: ANNA, first_name: 'Анна', username: 'anna', type: 'private' },
        text: '/start',
        entities: [{ type: 'bot_command', offset: 0, length: 6 }],
      },
    });
    expect(await ok(telegram, 'getWebhookInfo')).toMatchObject({
      url: receiver.url,
      max_connections: 7,
      allowed_updates: ['message'],
    });
  });

  it('leaves out the kinds that the bot did not ask for', async () => {
    receiver = await startWebhookReceiver();
    await ok(telegram, 'setWebhook', { url: receiver.url, allowed_updates: ['callback_query'] });
    telegram.control.say(ANNA, 'hello');
    const { message_id: messageId } = await ok(telegram, 'sendMessage', {
      chat_id: ANNA,
      text: 'x',
    });
    telegram.control.tap(ANNA, messageId, 'data');
    await receiver.count(1);
    expect(Object.keys(receiver.received[0]?.update)).toEqual(['update_id', 'callback_query']);
  });

  it('keeps the order of a chat through failures, and lets the others pass', async () => {
    let failuresLeft = 3;
    receiver = await startWebhookReceiver(({ update }) => {
      if (update.message.text !== 'a1' || failuresLeft === 0) return 200;
      failuresLeft -= 1;
      return 503;
    });
    for (const text of ['a1', 'a2', 'a3']) telegram.control.say(ANNA, text);
    for (const text of ['b1', 'b2']) telegram.control.say(BEN, text);
    await ok(telegram, 'setWebhook', { url: receiver.url });
    await receiver.count(8);
    const texts = receiver.received.map(textOf);
    const of = (who: string): string[] => texts.filter((text) => text.startsWith(who));
    expect(of('a')).toEqual(['a1', 'a1', 'a1', 'a1', 'a2', 'a3']);
    expect(of('b')).toEqual(['b1', 'b2']);
    const attempts = telegram.control.deliveries().filter(({ chatId }) => chatId === ANNA);
    expect(attempts.slice(0, 4).map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 503],
      [2, 503],
      [3, 503],
      [4, 200],
    ]);
    expect(await ok(telegram, 'getWebhookInfo')).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503',
    });
  });

  it('sends one at a time to a chat and no more than max_connections at once', async () => {
    const openByChat = new Map<number, number>();
    let mostOfAChat = 0;
    const gate = Promise.withResolvers<void>();
    receiver = await startWebhookReceiver(async ({ update }) => {
      const chat = update.message.chat.id;
      openByChat.set(chat, (openByChat.get(chat) ?? 0) + 1);
      mostOfAChat = Math.max(mostOfAChat, openByChat.get(chat) ?? 0);
      await gate.promise;
      openByChat.set(chat, (openByChat.get(chat) ?? 0) - 1);
      return 200;
    });
    const open: number[] = [];
    telegram.control.subscribe(({ kind }) => {
      if (kind === 'delivery') open.push(telegram.control.openDeliveries);
    });
    const people = Array.from({ length: 10 }, (_, index) =>
      telegram.control.addPerson({ firstName: `P${index}` }),
    );
    for (const text of ['1', '2', '3']) {
      for (const { id } of people) telegram.control.say(id, text);
    }
    await ok(telegram, 'setWebhook', { url: receiver.url, max_connections: 3 });
    expect(telegram.control.openDeliveries).toBe(3);
    gate.resolve();
    await receiver.count(30);
    expect(Math.max(...open)).toBeLessThanOrEqual(3);
    expect(mostOfAChat).toBe(1);
    for (const { id } of people) {
      const own = receiver.received.filter(({ update }) => update.message.chat.id === id);
      expect(own.map(textOf)).toEqual(['1', '2', '3']);
    }
  });

  it('tries again when nobody listens', async () => {
    const gone = await startWebhookReceiver();
    await gone.close();
    const failed = new Promise<void>((resolve) => {
      telegram.control.subscribe((event) => {
        if (event.kind === 'delivery' && event.delivery.attempt === 2) resolve();
      });
    });
    await ok(telegram, 'setWebhook', { url: gone.url });
    telegram.control.say(ANNA, 'hello');
    await failed;
    expect(telegram.control.pending()).toHaveLength(1);
    expect(await ok(telegram, 'getWebhookInfo')).toMatchObject({
      pending_update_count: 1,
      last_error_message: 'Connection refused',
    });
    receiver = await startWebhookReceiver();
    await ok(telegram, 'setWebhook', { url: receiver.url });
    await receiver.count(1);
    expect(receiver.received.map(textOf)).toEqual(['hello']);
  });

  it('brings one update several times at once when it is told to', async () => {
    receiver = await startWebhookReceiver();
    await ok(telegram, 'setWebhook', { url: receiver.url });
    telegram.control.say(ANNA, 'hello');
    await receiver.count(1);
    const id = receiver.received[0]?.update.update_id;
    expect(await telegram.control.deliverAgain(id, 3)).toEqual([200, 200, 200]);
    expect(receiver.received.map(({ update }) => update.update_id)).toEqual([id, id, id, id]);
  });

  it('never tells a page where the webhook is, nor a key', async () => {
    await ok(telegram, 'setWebhook', {
      url: 'http://127.0.0.1:9/webhook/abc',
      secret_token: 'abc',
    });
    await call(telegram, 'sendInvoice', { chat_id: ANNA, provider_token: 'abc' });
    const shown = await Promise.all(
      ['state', 'calls'].map(async (path) =>
        (await fetch(`${telegram.url}/__control/${path}`)).text(),
      ),
    );
    expect(shown.join()).toContain('setWebhook');
    expect(shown.join()).not.toContain('abc');
    expect(shown.join()).not.toContain(BOT_TOKEN);
  });
});

describe('getUpdates', () => {
  const polled = (): Promise<true> =>
    until('somebody asks for updates', () => (telegram.control.isPolled ? true : null));

  it('gives the same again until an offset confirms it', async () => {
    for (const text of ['a', 'b', 'c']) telegram.control.say(ANNA, text);
    const first = await ok(telegram, 'getUpdates', { limit: 2 });
    expect(first.map((update: { message: { text: string } }) => update.message.text)).toEqual([
      'a',
      'b',
    ]);
    expect(await ok(telegram, 'getUpdates', { limit: 2 })).toEqual(first);
    const rest = await ok(telegram, 'getUpdates', { offset: first[1].update_id + 1 });
    expect(rest).toHaveLength(1);
    telegram.control.say(ANNA, 'd');
    const last = await ok(telegram, 'getUpdates', { offset: -1 });
    expect(last[0].message.text).toBe('d');
    expect(telegram.control.pending()).toHaveLength(1);
  });

  it('waits for the next one', async () => {
    const waiting = ok(telegram, 'getUpdates', { timeout: 50 });
    await polled();
    telegram.control.say(ANNA, 'hello');
    expect(await waiting).toHaveLength(1);
  });

  it('C8: ends the other poller with 409', async () => {
    const first = call(telegram, 'getUpdates', { timeout: 50 });
    await polled();
    const second = call(telegram, 'getUpdates', { timeout: 50 });
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; ' +
        'make sure that only one bot instance is running',
    });
    telegram.control.say(ANNA, 'hello');
    expect((await second).result).toHaveLength(1);
  });

  it('C8: is refused while there is a webhook', async () => {
    await ok(telegram, 'setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await call(telegram, 'getUpdates')).toMatchObject({ error_code: 409 });
    expect((await call(telegram, 'deleteWebhook')).description).toBe('Webhook was deleted');
    expect((await call(telegram, 'deleteWebhook')).description).toBe('Webhook is already deleted');
    expect((await call(telegram, 'getUpdates')).ok).toBe(true);
  });

  it('forgets what waits only when it is told to', async () => {
    telegram.control.say(ANNA, 'hello');
    await ok(telegram, 'deleteWebhook');
    expect(telegram.control.pending()).toHaveLength(1);
    await ok(telegram, 'deleteWebhook', { drop_pending_updates: true });
    expect(telegram.control.pending()).toHaveLength(0);
  });
});
