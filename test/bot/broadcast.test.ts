import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeyboardButton } from '../sandbox/fake-telegram/keyboard.ts';
import { adminId } from '../sandbox/fake-telegram/people.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';

/** A text for many, with the real bot. */

let bot: BotUnderTest;
let admin: ChatUser;
let people: readonly ChatUser[];
/** The last button that began a broadcast. */
let tapped: KeyboardButton | undefined;
let tappedOn = 0;

beforeAll(async () => {
  bot = await BotUnderTest.start();
  admin = new ChatUser(bot.world.telegram.control, adminId);
  people = Array.from({ length: 12 }, () => bot.user());
  for (const person of people) person.command('start');
  admin.command('start');
  await bot.settled();
});
afterAll(() => bot.stop());

interface Row {
  readonly id: number;
  readonly state: string;
  readonly isDeclined: boolean;
}

async function recipients(body: string): Promise<readonly Row[]> {
  return bot.rows<Row>(
    `SELECT user_id::float8 AS id, recipient.state, is_declined AS "isDeclined" FROM broadcast_recipients AS recipient
     JOIN broadcasts ON broadcasts.id = broadcast_id WHERE body = $1 ORDER BY user_id`,
    [body],
  );
}

async function stateOf(body: string): Promise<string | undefined> {
  const sql = 'SELECT state FROM broadcasts WHERE body = $1';
  return (await bot.rows<{ state: string }>(sql, [body]))[0]?.state;
}

async function ends(body: string, state: string): Promise<void> {
  await until(`the broadcast is ${state}`, async () =>
    (await stateOf(body)) === state ? true : null,
  );
}

/** How often somebody got the text. */
function gotBy({ messages }: ChatUser, body: string): number {
  return messages.filter(({ isFromBot, text }) => isFromBot && text === body).length;
}

async function begin(body: string): Promise<void> {
  admin.command('admin');
  await admin.tap('Рассылки');
  await admin.tap('Новая рассылка');
  await admin.hears('Пришлите текст');
  admin.say(body);
  await admin.tap(/^Всем/);
  await admin.hears('Отправить');
  tapped = admin.buttons.find(({ label }) => label.includes('Подтвердить'));
  tappedOn = admin.messages.findLast(({ keyboard }) => keyboard.length > 0)?.messageId ?? 0;
  await admin.tap('Подтвердить');
}

describe('a broadcast', () => {
  it('reaches everybody once, as it was written, however often it is confirmed', async () => {
    const body = 'Новая модель: 5 < 6 & <b>точно</b>';
    await begin(body);
    const { data } = tapped ?? {};
    for (let tap = 0; tap < 5; tap++) admin.tapData(tappedOn, data ?? '');
    await ends(body, 'done');
    for (const person of people) expect(gotBy(person, body)).toBe(1);
    expect((await recipients(body)).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('waits as long as Telegram says, and then goes on', async () => {
    const body = 'После паузы';
    const { control } = bot.world.telegram;
    const chatId = people[5]?.id ?? 0;
    const effect = {
      kind: 'refuse',
      code: 429,
      description: 'Too Many Requests',
      retryAfterS: 1,
    } as const;
    control.fault({ method: 'sendMessage', chatId, times: 2, effect });
    await begin(body);
    await ends(body, 'done');
    for (const person of people) expect(gotBy(person, body)).toBe(1);
  });

  it('leaves out who has blocked the bot, and counts who does so meanwhile', async () => {
    const body = 'Не всем';
    const [gone, blocking] = people;
    gone?.block();
    await bot.settled();
    const { control } = bot.world.telegram;
    const description = 'Forbidden: bot was blocked by the user';
    const effect = { kind: 'refuse', code: 403, description } as const;
    control.fault({ method: 'sendMessage', chatId: blocking?.id ?? 0, times: 1, effect });
    await begin(body);
    await ends(body, 'done');
    const rows = await recipients(body);
    expect(rows.some(({ id }) => id === gone?.id)).toBe(false);
    expect(rows.filter(({ state }) => state === 'refused')).toEqual([
      { id: blocking?.id, state: 'refused', isDeclined: false },
    ]);
  });

  it('leaves out who has switched news off under the last one, and counts them', async () => {
    const body = 'Не для всех';
    const declining = people[2];
    await declining?.tap('Больше не присылать');
    await bot.settled();
    await begin(body);
    await ends(body, 'done');
    expect(declining === undefined ? -1 : gotBy(declining, body)).toBe(0);
    const declined = (await recipients(body)).filter(({ isDeclined }) => isDeclined);
    expect(declined).toEqual([{ id: declining?.id, state: 'refused', isDeclined: true }]);
    declining?.command('settings');
    await declining?.tap('Присылать новости');
    await bot.settled();
  });

  it('can be paused and goes on where it was', async () => {
    const body = 'С перерывом';
    const { control } = bot.world.telegram;
    const slow = people[6];
    const effect = { kind: 'slow', ms: 1_000 } as const;
    control.fault({ method: 'sendMessage', chatId: slow?.id ?? 0, times: 1, effect });
    await begin(body);
    await admin.tap('Приостановить');
    await admin.hears('Приостановлена');
    await bot.settled();
    const before = (await recipients(body)).filter(({ state }) => state === 'waiting').length;
    expect(before).toBeGreaterThan(0);
    await admin.tap('Продолжить');
    await ends(body, 'done');
    expect((await recipients(body)).every(({ state }) => state === 'sent')).toBe(true);
    expect(people.every((person) => gotBy(person, body) <= 1)).toBe(true);
  });

  it('F8: killed in the middle, it goes on; of one nobody knows, and nobody gets it twice', async () => {
    const body = 'Через смерть';
    const { control } = bot.world.telegram;
    const unlucky = people[8];
    const effect = { kind: 'slow', ms: 60_000 } as const;
    control.fault({ method: 'sendMessage', chatId: unlucky?.id ?? 0, times: 1, effect });
    await begin(body);
    await until('it is being sent to the one', async () => {
      const rows = await recipients(body);
      return rows.some(({ id, state }) => id === unlucky?.id && state === 'sending') ? true : null;
    });
    const leader = await bot.leader();
    leader.kill('SIGKILL');
    await leader.exited;
    control.clearFaults();
    await bot.startLeader();
    await ends(body, 'done');
    const rows = await recipients(body);
    expect(rows.filter(({ state }) => state === 'unknown').map(({ id }) => id)).toEqual([
      unlucky?.id,
    ]);
    expect(rows.filter(({ state }) => state !== 'unknown' && state !== 'sent')).toEqual([]);
    for (const person of people) expect(gotBy(person, body)).toBeLessThanOrEqual(1);
    const reached = people.filter((person) => gotBy(person, body) === 1);
    expect(reached.length).toBeGreaterThanOrEqual(people.length - 3);
  });
});
