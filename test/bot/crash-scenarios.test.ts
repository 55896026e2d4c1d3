import { afterEach, describe, expect, it } from 'vitest';
import { limits } from '../../generated/bot.ts';
import { rateLimits } from '../../generated/security.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { DatabaseLine } from './database-line.ts';
import {
  availableOf,
  GIFT_KOPECKS,
  MODEL,
  orderIn,
  ordersOf,
  PRICE_KOPECKS,
  picturesOf,
  prepareOrder,
  startOrder,
} from './quick-order.ts';

/** Processes, the database and Telegram going away in the middle of things. */

let bot: BotUnderTest;
afterEach(async () => {
  await bot.settled();
  expect(await bot.ledgerFaults()).toEqual([]);
  await bot.stop();
});

async function expectCharged(user: ChatUser): Promise<void> {
  expect((await ordersOf(bot, user)).map(({ state, ends }) => ({ state, ends }))).toEqual([
    { state: 'delivered', ends: ['post'] },
  ]);
  expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS - PRICE_KOPECKS);
}

async function killLeader(): Promise<void> {
  const leader = await bot.leader();
  leader.kill('SIGKILL');
  await leader.exited;
}

/** Says something and waits for its own answer. */
async function isHeard(user: ChatUser): Promise<void> {
  user.command('balance');
  await user.hears('Баланс');
}

describe('Telegram', () => {
  it('F7: does not take the result, then does: one picture, charged when it is there', async () => {
    bot = await BotUnderTest.start();
    const user = bot.user();
    const { control } = bot.world.telegram;
    control.fault({ method: 'sendPhoto', chatId: user.id, times: 1, effect: { kind: 'cut' } });
    await startOrder(user);
    await user.receives('photo');
    await orderIn(bot, user, 'delivered');
    expect(picturesOf(user)).toBe(1);
    await expectCharged(user);
    const tries = control.calls('sendPhoto').filter(({ chatId }) => chatId === user.id);
    expect(tries.map(({ outcome }) => outcome.kind)).toEqual(['cut', 'ok']);
  });

  it('C5: is away while people write: everybody is answered afterwards, nobody twice', async () => {
    bot = await BotUnderTest.start();
    const users = Array.from({ length: 5 }, () => bot.user());
    bot.world.telegram.control.fault({ method: '*', times: 5, effect: { kind: 'cut' } });
    for (const user of users) user.command('help');
    await Promise.all(users.map((user) => user.hears('/paysupport')));
    await bot.settled();
    for (const user of users) expect(user.messages.filter((it) => it.isFromBot)).toHaveLength(1);
  });
});

describe('a process that is killed', () => {
  it('F8, B8: after the task was made, before its id is stored: the callback brings it', async () => {
    bot = await BotUnderTest.start();
    const user = bot.user();
    const { control } = bot.world.kie;
    control.fault({ kind: 'never', times: 1 });
    control.fault({ kind: 'answer-hangs', times: 1 });
    await startOrder(user);
    const task = await until('the vendor has it', () => control.tasks()[0] ?? null);
    await killLeader();
    await bot.startLeader();
    expect(await ordersOf(bot, user)).toMatchObject([{ state: 'submitting', vendorTaskId: null }]);
    await control.settle(task.id);
    await orderIn(bot, user, 'delivered');
    await expectCharged(user);
    expect(control.tasks()).toHaveLength(1);
  });

  it('F9: after Telegram took the picture, before it is charged: charged once', async () => {
    bot = await BotUnderTest.start();
    const user = bot.user();
    const leader = await bot.leader();
    const end = bot.world.telegram.control.subscribe((event) => {
      if (event.kind !== 'message' || event.message.media?.kind !== 'photo') return;
      // The message is in the chat, and its sender is not told.
      leader.kill('SIGKILL');
      end();
    });
    await startOrder(user);
    await leader.exited;
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS - PRICE_KOPECKS);
    expect(await ordersOf(bot, user)).toMatchObject([{ ends: [] }]);
    await bot.startLeader();
    await orderIn(bot, user, 'delivered');
    await expectCharged(user);
    expect(picturesOf(user)).toBeLessThanOrEqual(2);
  });

  it('B11: is followed by one that starts although Telegram answers nothing at first', async () => {
    bot = await BotUnderTest.start();
    const user = bot.user();
    await killLeader();
    bot.world.telegram.control.fault({ method: '*', times: 3, effect: { kind: 'cut' } });
    await bot.startLeader();
    await isHeard(user);
  });

  it('A11: takes no balance and no history with it', async () => {
    bot = await BotUnderTest.start();
    const user = bot.user();
    await startOrder(user);
    await orderIn(bot, user, 'delivered');
    await bot.settled();
    await killLeader();
    await bot.startLeader();
    user.command('balance');
    await user.hears('7,45');
    user.command('history');
    await user.waitFor('the order', () =>
      user.buttons.some(({ label }) => label.includes('Seedream')) ? true : null,
    );
  });
});

describe('limits of a user', () => {
  it('hold after a kill as before it: actions, orders under way, orders of an hour', async () => {
    bot = await BotUnderTest.start();
    const [busy, quick, keen] = [bot.user(), bot.user(), bot.user()];
    for (const user of [busy, keen]) await prepareOrder(user);
    await bot.settled();
    const { count, perMs } = rateLimits.userActions;
    const pace = JSON.stringify({ sinceMs: Date.now() - perMs / 2, count });
    await isHeard(quick);
    await bot.rows(
      `UPDATE dialogues SET state = jsonb_set(state, '{pace}', $2) WHERE chat_id = $1`,
      [quick.id, pace],
    );
    await fillOrders(busy, limits.activeJobsPerUser, 'submitted');
    await fillOrders(keen, rateLimits.userGenerations.count, 'failed');
    await killLeader();
    await bot.startLeader();
    quick.command('balance');
    await quick.hears('Слишком много действий');
    for (const [user, words] of [
      [busy, 'Одновременно'],
      [keen, 'В час можно'],
    ] as const) {
      await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
      expect(await user.toast(words)).toContain(words);
    }
    await bot.rows(`UPDATE generations SET state = 'failed' WHERE state = 'submitted'`);
  });
});

/** So many orders of a user, as if they had been confirmed a minute ago; they cost nothing. */
async function fillOrders(user: ChatUser, count: number, state: string): Promise<void> {
  await bot.rows(
    `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
       price_kopecks, credits_micro, state, callback_token, created_at, expires_at)
     SELECT 'd' || $1::bigint || n, $1::bigint, $1::bigint, $4::text, 'ru', '{}', '{}', 0, 0, $3::text,
            'token-of-the-test-' || $1::bigint || n, now() - interval '1 minute', now() + interval '1 hour'
     FROM generate_series(1, $2::int) AS n`,
    [user.id, count, state, MODEL],
  );
}

describe('two instances', () => {
  it('F10, B9: take updates together during a deploy: none is lost, none is answered twice', async () => {
    bot = await BotUnderTest.start();
    const users = Array.from({ length: 4 }, () => bot.user());
    const old = await bot.leader();
    const chat = async (user: ChatUser): Promise<void> => {
      for (let turn = 0; turn < 6; turn++) await isHeard(user);
    };
    const talk = Promise.all(users.map(chat));
    const next = bot.world.startService();
    await next.health(({ mode }) => mode === 'ACTIVE');
    old.kill('SIGTERM');
    expect(await old.exited).toMatchObject({ code: 0 });
    await talk;
    await bot.settled();
    for (const user of users) {
      expect(user.messages.filter((it) => it.isFromBot && it.text.includes('Баланс'))).toHaveLength(
        6,
      );
    }
    const statuses = bot.world.telegram.control.deliveries().map(({ status }) => status);
    expect(statuses.every((status) => status === 200)).toBe(true);
  });

  it('B2: a leader that was frozen and wakes changes nothing any more', async () => {
    // Whoever asks a frozen process waits, and then asks another one.
    bot = await BotUnderTest.start({
      telegram: { settings: { sendsPerSecond: null, webhookTimeoutMs: 1_000 } },
      kie: { callbackTimeoutMs: 1_000 },
    });
    const user = bot.user();
    await prepareOrder(user);
    const frozen = await bot.leader();
    frozen.kill('SIGSTOP');
    await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
    const next = bot.world.startService();
    // As if the time of its lease were over, which is longer than a test should wait.
    await bot.rows('UPDATE leader SET expires_at = clock_timestamp()');
    await next.health(({ mode }) => mode === 'ACTIVE');
    await orderIn(bot, user, 'delivered');
    frozen.kill('SIGCONT');
    await frozen.health(({ mode }) => mode === 'PASSIVE');
    await bot.settled();
    await expectCharged(user);
    expect(picturesOf(user)).toBe(1);
  });
});

describe('the database', () => {
  let line: DatabaseLine;
  afterEach(() => line.close());

  it('F11: is away: Telegram keeps what cannot be stored, and all is answered afterwards', async () => {
    bot = await BotUnderTest.start(
      { telegram: { settings: { sendsPerSecond: null, webhookRetryMaxMs: 500 } } },
      async (url) => {
        line = await DatabaseLine.to(url);
        return line.url;
      },
    );
    const user = bot.user();
    await prepareOrder(user);
    line.cut();
    await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
    const strangers = Array.from({ length: 3 }, () => bot.user());
    for (const stranger of strangers) stranger.command('help');
    await until('each update was refused', () => {
      const refused = bot.world.telegram.control
        .deliveries()
        .filter(({ status }) => status === 503)
        .map(({ chatId }) => chatId);
      return [user, ...strangers].every(({ id }) => refused.includes(id)) ? true : null;
    });
    line.mend();
    for (const stranger of strangers) {
      await stranger.waitFor('help', () =>
        stranger.messages.some(({ text }) => text.includes('/paysupport')) ? true : null,
      );
    }
    await orderIn(bot, user, 'delivered');
    await bot.settled();
    await expectCharged(user);
  });
});
