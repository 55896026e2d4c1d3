import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminId } from '../sandbox/fake-telegram/people.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';
import { openForm } from './order-model.ts';
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

/** What users do, with the real bot: much at once, strange words, far from small numbers. */

let bot: BotUnderTest;
beforeAll(async () => {
  bot = await BotUnderTest.start();
});
afterAll(async () => {
  await bot.settled();
  expect(await bot.ledgerFaults()).toEqual([]);
  expect(bot.world.telegram.control.openTaps).toBe(0);
  await bot.stop();
});

describe('F12: a chat with any number has its own lock and lane', () => {
  it.each([1, 2 ** 31, 2 ** 32 + 1, 2 ** 49 - 1])('%i', async (id) => {
    const { control } = bot.world.telegram;
    const person = control.addPerson({ id, firstName: 'Лев', languageCode: 'ru' });
    const user = new ChatUser(control, person.id);
    await startOrder(user);
    await orderIn(bot, user, 'delivered');
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS - PRICE_KOPECKS);
  });
});

describe('F13: words as they come', () => {
  it.each([
    ['markup', '<b>5 < 6</b> & "7" > &amp; (<1₽)'],
    ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(20)],
    ['both directions and controls', 'שלום \u202e мир \u0007 \u200b'],
  ])('%s reach the vendor as they are, and every message is shown', async (_what, words) => {
    const user = bot.user();
    await startOrder(user, words);
    await orderIn(bot, user, 'delivered');
    expect(bot.world.kie.control.tasks().at(-1)?.input['prompt']).toBe(words);
    await bot.settled();
    expect(picturesOf(user)).toBe(1);
  });

  it('a text of more than 4096 characters comes in parts, and is one answer', async () => {
    const user = bot.user();
    const words = `${'Маяк & море <в тумане>. '.repeat(190)}конец`;
    expect(words.length).toBeGreaterThan(4_096);
    await openForm(user, 'qwen/text-to-image');
    user.say(words);
    await user.tap('Готово').catch(() => undefined);
    await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
    await orderIn(bot, user, 'delivered');
    expect(bot.world.kie.control.tasks().at(-1)?.input['prompt']).toBe(words);
    expect(user.messages.every(({ text }) => text.length <= 4_096)).toBe(true);
  });

  it('a name of markup is greeted as it is', async () => {
    const { control } = bot.world.telegram;
    const firstName = '<i>Лев</i> & сыновья';
    const user = new ChatUser(control, control.addPerson({ firstName }).id);
    user.command('start');
    await user.hears(firstName);
  });
});

describe('F14: amounts', () => {
  it('are the same in the button, the hold, the charge and the balance', async () => {
    const user = bot.user();
    user.command('balance');
    await user.tap(({ data }) => data === '1:buy:XTR:50');
    expect(await user.pay()).toMatchObject({ kind: 'paid' });
    await user.hears('85,00');
    await openForm(user, 'flux-2/flex-text-to-image');
    user.say('Маяк');
    await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
    const order = await orderIn(bot, user, 'delivered');
    const postings = await bot.rows(
      `SELECT t.kind, p.amount_kopecks::text AS kopecks
       FROM postings AS p JOIN transfers AS t ON t.id = p.transfer_id
       JOIN accounts AS a ON a.id = p.account_id
       WHERE a.user_id = $1 AND a.kind = 'user:held' ORDER BY p.transfer_id`,
      [user.id],
    );
    expect(postings).toEqual([
      { kind: 'hold', kopecks: '1101' },
      { kind: 'post', kopecks: '-1101' },
    ]);
    expect(order.ends).toEqual(['post']);
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS + 7_500 - 1_101);
  });
});

describe('many taps', () => {
  it('F17: of 20 taps on Start one is an order, and every one is answered', async () => {
    const user = bot.user();
    await prepareOrder(user);
    const message = user.messages.findLast(({ keyboard }) => keyboard.length > 0);
    const start = user.buttons.find(({ data }) => data?.startsWith('1:confirm:'));
    for (let tap = 0; tap < 20; tap++) {
      user.tapData(message?.messageId ?? 0, start?.data ?? '');
    }
    await orderIn(bot, user, 'delivered');
    await bot.settled();
    expect(await ordersOf(bot, user)).toHaveLength(1);
    expect(picturesOf(user)).toBe(1);
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS - PRICE_KOPECKS);
    const answers = bot.world.telegram.control.calls('answerCallbackQuery');
    const taps = bot.world.telegram.control
      .updates()
      .filter(({ kind }) => kind === 'callback_query');
    expect(answers.filter(({ outcome }) => outcome.kind === 'ok')).toHaveLength(taps.length);
  });

  it('A7: one update that comes 20 times at once is one order', async () => {
    const user = bot.user();
    await startOrder(user);
    const { control } = bot.world.telegram;
    const tap = control.updates().findLast(({ chatId }) => chatId === user.id);
    const statuses = await control.deliverAgain(tap?.updateId ?? 0, 20);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await orderIn(bot, user, 'delivered');
    await bot.settled();
    expect(await ordersOf(bot, user)).toHaveLength(1);
  });

  it('C10: a storm of /start is answered each time, in one chat one after the other', async () => {
    const user = bot.user();
    for (let count = 0; count < 15; count++) user.command('start');
    await user.waitFor('15 answers', () =>
      user.messages.filter(({ isFromBot }) => isFromBot).length === 15 ? true : null,
    );
    expect(user.messages.filter(({ text }) => text.includes('Здравствуйте'))).toHaveLength(1);
  });

  it('C4: an update is acknowledged before it is answered', async () => {
    const user = bot.user();
    const { control } = bot.world.telegram;
    const effect = { kind: 'slow', ms: 60_000 } as const;
    control.fault({ method: 'sendMessage', chatId: user.id, times: 1, effect });
    user.command('start');
    await until('it is acknowledged', () => {
      const sent = control.deliveries().filter(({ chatId }) => chatId === user.id);
      return sent.some(({ status }) => status === 200) ? true : null;
    });
    expect(user.reactions).toEqual([]);
    control.clearFaults();
    await user.hears('Здравствуйте');
  });

  it('A3: a payment that is reported again is in the wallet once', async () => {
    const user = bot.user();
    user.command('balance');
    await user.tap(({ data }) => data === '1:buy:XTR:50');
    await user.pay();
    await user.hears('85,00');
    const { control } = bot.world.telegram;
    const paid = control.updates().findLast(({ chatId }) => chatId === user.id);
    await control.deliverAgain(paid?.updateId ?? 0, 3);
    await bot.settled();
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS + 7_500);
  });
});

describe('a question to the team', () => {
  it('waits for an owner whom no message could reach', async () => {
    const user = bot.user();
    await user.command('start');
    await user.hears('Здравствуйте');
    await user.command('paysupport Где мои звёзды?');
    await user.hears('Спасибо!');
    await bot.settled();
    const owner = new ChatUser(bot.world.telegram.control, adminId);
    expect(owner.messages).toEqual([]);
    await owner.command('start');
    await owner.hears('Здравствуйте');
    await owner.command('admin');
    await owner.tap(/Вопросы/);
    await owner.tap(/Где мои звёзды/);
    await owner.hears('Вопрос об оплате');
  });
});

describe('buttons', () => {
  it('E6: carry at most 64 bytes, each of them that was ever shown', () => {
    const shown = bot.world.telegram.control
      .people()
      .flatMap(({ id }) =>
        bot.world.telegram.control.chat(id).flatMap(({ keyboard }) => keyboard.flat()),
      );
    const data = shown.flatMap((button) => (button.data === null ? [] : [button.data]));
    expect(data.length).toBeGreaterThan(0);
    expect(data.filter((each) => Buffer.byteLength(each) > 64)).toEqual([]);
  });

  it('E7: a tap on a message that Telegram no longer shows is answered', async () => {
    const user = bot.user();
    await openForm(user, MODEL);
    const message = user.messages.findLast(({ keyboard }) => keyboard.length > 0);
    const back = user.buttons[0];
    bot.world.telegram.control.tap(user.id, message?.messageId ?? 0, back?.data ?? '', true);
    await bot.settled();
    expect(bot.world.telegram.control.openTaps).toBe(0);
  });

  it('lead on when the conversation was deleted because nobody went on with it', async () => {
    const user = bot.user();
    await openForm(user, MODEL);
    await bot.settled();
    const message = user.messages.findLast(({ keyboard }) => keyboard.length > 0);
    await bot.rows(
      "UPDATE dialogues SET updated_at = now() - interval '91 days' WHERE chat_id = $1",
      [user.id],
    );
    await bot.rows("SELECT FROM graphile_worker.add_job('cleanup', '{}')");
    await until('the conversation is gone', async () =>
      (await bot.rows('SELECT FROM dialogues WHERE chat_id = $1', [user.id])).length === 0
        ? true
        : null,
    );
    user.tapData(message?.messageId ?? 0, user.buttons[0]?.data ?? '');
    await user.toast('Эта кнопка устарела. Вот меню.');
    await user.hears('Что сделаем?');
    expect(await availableOf(bot, user)).toBe(GIFT_KOPECKS);
  });
});
