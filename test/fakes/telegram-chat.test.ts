import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatUser } from '../bot/chat-user.ts';
import { checkScript, renewScript, type TranscriptOptions } from '../bot/transcript.ts';
import { type FakeTelegram, startFakeTelegram } from '../sandbox/fake-telegram/fake-telegram.ts';
import { BOT_TOKEN, ok } from './telegram-call.ts';
import { picture } from './telegram-pictures.ts';
import { type PlayBot, startPlayBot } from './telegram-play-bot.ts';

/** Those who talk to a bot in tests: one by one, ten at once, and from a transcript. */

let telegram: FakeTelegram;
let bot: PlayBot;
let anna: ChatUser;

beforeEach(async () => {
  telegram = await startFakeTelegram({ botToken: BOT_TOKEN, settings: { sendsPerSecond: null } });
  bot = await startPlayBot(telegram);
  anna = new ChatUser(telegram.control, 1001);
});
afterEach(async () => {
  await bot.settle();
  await telegram.close();
  await bot.close();
});

describe('a person', () => {
  it('talks, taps, shows a picture and pays', async () => {
    anna.command('start');
    expect((await anna.hears('Привет')).html).toContain('<b>Привет, Анна!</b>');
    expect(anna.buttons.map(({ label }) => label)).toEqual(['🖼 Картинки', '🎬 Видео', '💰 Баланс']);
    await anna.tap('Картинки');
    expect(await anna.toast()).toBe('Выбрано: 🖼 Картинки');
    await anna.hears('Готово');
    anna.sendFile(picture(32, 18));
    expect((await anna.receives('photo')).media).toMatchObject({ widthPx: 32, heightPx: 18 });
    anna.command('buy');
    const stars = anna.stars;
    expect(await anna.pay()).toMatchObject({ kind: 'paid' });
    await anna.hears('Получено 50 ⭐');
    expect(anna.stars).toBe(stars - 50);
  });

  it('does not take an old answer for a new one', async () => {
    anna.say('one');
    await anna.hears('Вы сказали: one');
    anna.say('two');
    await expect(anna.waitFor('an answer to one', () => answersTo('one'), 1)).rejects.toThrow();
    await anna.hears('Вы сказали: two');
    expect(answersTo('one')).toBeNull();
  });

  it('taps what the last action brought, not the same button further up', async () => {
    anna.command('start');
    await anna.hears('Привет');
    anna.command('start');
    await anna.tap('Видео');
    const { messageId } = await anna.hears('Готово: 🎬 Видео');
    const menus = anna.reactions.filter(({ mark, lines }) => mark === '<' && lines.length > 2);
    expect(menus.map(({ message }) => message?.messageId).indexOf(messageId)).toBe(1);
  });

  it('shows the conversation when something does not come', async () => {
    anna.command('start');
    await anna.hears('Привет');
    await expect(anna.waitFor('a miracle', () => null, 1)).rejects.toThrow(
      'Waited in vain: a miracle. So far:\n\n> /start\n< Привет, Анна!\n  Что сделаем?\n' +
        '  [🖼 Картинки] [🎬 Видео]\n  [💰 Баланс]',
    );
  });

  it('does not wait on after a fault of the one who asks', async () => {
    const fault = (): never => {
      throw new Error('a fault');
    };
    await expect(anna.waitFor('nothing', fault)).rejects.toThrow('a fault');
  });

  const answersTo = (text: string): true | null =>
    anna.answers.some(({ lines }) => lines.join() === `Вы сказали: ${text}`) ? true : null;
});

it('ten people at once: each gets her own answers, in order', async () => {
  const people = Array.from(
    { length: 10 },
    (_, index) => new ChatUser(telegram.control, { firstName: `P${index}` }),
  );
  await Promise.all(
    people.map(async (person, index) => {
      person.command('start');
      await person.hears(`Привет, P${index}!`);
      for (let round = 0; round < 5; round += 1) person.say(`${index}.${round}`);
      await person.hears(`Вы сказали: ${index}.4`);
      await person.tap('Видео');
      await person.hears('Готово: 🎬 Видео');
      person.command('buy');
      await person.pay();
      await person.hears('Получено');
    }),
  );
  for (const [index, person] of people.entries()) {
    const said = person.messages.filter(({ text }) => text.startsWith('Вы сказали'));
    expect(said.map(({ text }) => text)).toEqual(
      [0, 1, 2, 3, 4].map((round) => `Вы сказали: ${index}.${round}`),
    );
  }
  expect(telegram.control.duplicates()).toEqual([]);
  expect(telegram.control.openTaps).toBe(0);
  const { transactions } = await ok(telegram, 'getStarTransactions');
  expect(transactions).toHaveLength(10);
});

describe('a transcript', () => {
  const options = (): TranscriptOptions => ({
    person: (name) => (name === '' ? anna : new ChatUser(telegram.control, { firstName: name })),
    settle: () => bot.settle(),
  });

  const GOOD = `# Начало

Человек приходит впервые.

\`\`\`chat
> /start
< Привет, Анна! Что сделаем?
  [🖼 Картинки] [🎬 Видео]
  [💰 Баланс]

> tap: Картинки
! Выбрано: …
~ Готово: 🖼 Картинки
  [◀️ Назад] [🖼 Картинки]

> photo: 160x90.png
< {photo 16:9} Ваше фото

> /buy
< {invoice 50 ⭐} Пополнение: 75 ₽
  [Pay ⭐️50]
> pay
< Получено 50 ⭐, платёж stx…

> two
  lines
< Вы сказали: two
  lines
@ Борис
> hi
< Вы сказали: hi
\`\`\`

Конец.
`;

  it('is run', async () => {
    await checkScript(GOOD, options());
    expect(anna.transcript()).toContain('> photo: 160x90.png');
  });

  it.each([
    ['another text', 'Что сделаем?', 'Что делаем?', 'The bot did:\n\n< Привет, Анна!'],
    ['other rows', '[🎬 Видео]\n  [💰', '[🎬 Видео] [💰', 'The bot did:\n\n< Привет, Анна!'],
    ['a missing toast', '! Выбрано: …\n', '', 'The bot did:\n\n! Выбрано'],
    ['a missing answer', '< {photo 16:9} Ваше фото\n', '', 'nothing more'],
    ['a missing answer at the end', '< Вы сказали: hi\n', '', '< Вы сказали: hi'],
    ['another ratio', 'photo 16:9', 'photo 4:3', '{photo 16:9}'],
  ])('fails on %s', async (_what, from, to, message) => {
    const script = GOOD.replace(from, to);
    expect(script).not.toBe(GOOD);
    await expect(checkScript(script, options())).rejects.toThrow(message);
  });

  it('fails on an answer that does not come, also when nobody says when the bot is done', async () => {
    const { person } = options();
    const script = '```chat\n> /start\n~ Привет, …\n```\n';
    await expect(checkScript(script, { person })).rejects.toThrow('The transcript says');
  });

  it('is renewed, and keeps what may differ', async () => {
    const without = GOOD.replace(/^<.*Привет(.*\n)*?(?=\n)/m, '< Здравствуйте\n');
    expect(without).not.toBe(GOOD);
    const renewedScript = await renewScript(without, options());
    expect(renewedScript.replace('Анна!\n  Что', 'Анна! Что')).toBe(GOOD);
  });

  it('cannot be renewed when nobody says when the bot is done', async () => {
    const { person } = options();
    await expect(renewScript(GOOD, { person })).rejects.toThrow('Nobody says');
  });
});
