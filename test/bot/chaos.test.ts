import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { rateLimits } from '../../generated/security.ts';
import type { FaultKind } from '../sandbox/fake-kie/faults.ts';
import { adminId } from '../sandbox/fake-telegram/people.ts';
import { until } from '../sandbox/until.ts';
import { BotUnderTest } from './bot-under-test.ts';
import { ChatUser } from './chat-user.ts';
import { DatabaseLine } from './database-line.ts';
import { prepareOrder } from './quick-order.ts';

/**
 * People write, order and pay while the leader is killed, the database and Telegram are cut off and
 * the vendor does what it likes. CHAOS_SEED repeats what was done, though not when the machine
 * answered it.
 */

const SEED = Number(process.env['CHAOS_SEED'] ?? Date.now() % 2 ** 31);
const PEOPLE = 4;
/** What a person sends at most: the bot takes no more within a minute, however fast it answers. */
const ACTIONS_MAX = rateLimits.userActions.count;
/** Of an order, from `/start` to Start. */
const ORDER_ACTIONS = 8;
const DISTURBANCES = 16;
/** Between two of them, in milliseconds. */
const CALM_MS = { least: 200, most: 1_200 };
const CUT_MS = 300;

const VENDOR_FAULTS: readonly FaultKind[] = [
  'fail',
  'answer-lost',
  'answer-without-id',
  'callback-lost',
  'callback-copies',
  'callback-first',
  'callback-fail-after',
  'throttled',
  'html-502',
  'never',
];

let bot: BotUnderTest;
let line: DatabaseLine;
afterEach(async () => {
  await bot.stop();
  await line.close();
});

it(`nothing is lost and nobody is charged twice (seed ${SEED})`, async () => {
  bot = await BotUnderTest.start(
    {
      // Everything is kept for the next leader, so that everything has an answer in the end.
      env: { PASSIVE_MODE: 'HOLD' },
      telegram: {
        settings: { sendsPerSecond: null, callbackAnswerMs: 600_000, webhookRetryMaxMs: 500 },
      },
    },
    async (url) => {
      line = await DatabaseLine.to(url);
      return line.url;
    },
  );
  // The vendor fails so often that every model would rest and nobody could order.
  await bot.rows(
    `CREATE FUNCTION skip() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
  );
  await bot.rows(
    `CREATE TRIGGER never_rest BEFORE UPDATE ON model_breakers
     FOR EACH ROW EXECUTE FUNCTION skip()`,
  );
  // Alerts go to admins, and only a chat that was opened takes them.
  const admin = new ChatUser(bot.world.telegram.control, adminId);
  admin.command('start');
  await admin.hears('Здравствуйте');
  await bot.world.startService().health();
  const random = randomNumbers(SEED);
  const people = Array.from({ length: PEOPLE }, () => bot.user());
  let isOver = false;
  const lives = people.map((user) => live(user, randomNumbers(random()), () => isOver));
  for (let count = 0; count < DISTURBANCES; count++) {
    await disturb(people, random);
    await pause(CALM_MS.least + (random() % (CALM_MS.most - CALM_MS.least)));
  }
  isOver = true;
  bot.world.kie.control.clearFaults();
  await Promise.all(lives);
  await calmDown();
  await expectNothingLost(people);
}, 120_000);

/** One person, who does the next thing when the last one was answered. */
async function live(user: ChatUser, random: () => number, isOver: () => boolean): Promise<void> {
  const answered = (): Promise<true> =>
    user.waitFor('an answer', () => (user.answers.length > 0 ? true : null), 45_000);
  let actions = 0;
  while (!isOver() && actions + ORDER_ACTIONS <= ACTIONS_MAX) {
    switch (random() % 4) {
      case 0:
        actions++;
        user.command('balance');
        await answered();
        break;
      case 1:
        actions++;
        user.say('что ты умеешь?');
        await answered();
        break;
      default:
        actions += ORDER_ACTIONS;
        await prepareOrder(user);
        await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
        await answered();
    }
  }
}

async function disturb(people: readonly ChatUser[], random: () => number): Promise<void> {
  const { telegram, kie } = bot.world;
  switch (random() % 7) {
    case 0:
    case 1: {
      const leader = await bot.leader();
      leader.kill('SIGKILL');
      await leader.exited;
      bot.world.startService();
      return;
    }
    case 2:
      line.cut();
      await pause(CUT_MS);
      line.mend();
      return;
    case 3:
      telegram.control.outage(CUT_MS);
      return;
    case 4: {
      const user = people[random() % people.length] as ChatUser;
      const last = telegram.control.updates().findLast(({ chatId }) => chatId === user.id);
      if (last !== undefined) await telegram.control.deliverAgain(last.updateId, 3);
      return;
    }
    default: {
      const kind = VENDOR_FAULTS[random() % VENDOR_FAULTS.length] as FaultKind;
      kie.control.fault({ kind, times: 1, copies: 3 });
    }
  }
}

/** No more faults: what waits for a later attempt is tried now, and what is stuck runs out. */
async function calmDown(): Promise<void> {
  await bot.leader();
  const open = `state NOT IN ('delivered', 'failed', 'cancelled', 'expired')`;
  await until(
    'every order is over and every chat is told',
    async () => {
      await bot.rows(
        `UPDATE graphile_worker._private_jobs SET run_at = now()
         WHERE locked_at IS NULL AND run_at > now()`,
      );
      await bot.rows(
        `UPDATE generations SET created_at = created_at - interval '2 hours', expires_at = now()
         WHERE ${open} AND state IN ('submitting', 'submitted')
           AND created_at > now() - interval '1 hour'`,
      );
      await bot.rows(`SELECT graphile_worker.add_job('expire-holds', job_key := 'expire-holds')`);
      const [row] = await bot.rows<{ waits: number }>(
        `SELECT (SELECT count(*) FROM generations WHERE ${open})
              + (SELECT count(*) FROM outbox WHERE done_at IS NULL)
              + (SELECT count(*) FROM inbox WHERE handled_at IS NULL) AS waits`,
      );
      return Number(row?.waits) === 0 ? true : null;
    },
    40_000,
  );
}

async function expectNothingLost(people: readonly ChatUser[]): Promise<void> {
  const { telegram, kie } = bot.world;
  expect(await bot.ledgerFaults()).toEqual([]);
  expect(telegram.control.pending()).toEqual([]);
  expect(telegram.control.openTaps).toBe(0);
  expect(
    await bot.rows('SELECT update_id, incident FROM inbox WHERE incident IS NOT NULL'),
  ).toEqual([]);
  // A tap whose answer was made twice, since its sender died in between, was answered.
  const refused = `SELECT method, refusal FROM outbox
                   WHERE refusal IS NOT NULL AND method <> 'answerCallbackQuery'`;
  expect(await bot.rows(refused)).toEqual([]);
  const requests = kie.control.tasks().map(({ callBackUrl }) => callBackUrl);
  expect(new Set(requests).size, 'no order was sent to the vendor twice').toBe(requests.length);
  const orders = await bot.rows<{ user: string; delivered: number }>(
    `SELECT user_id::text AS user, count(*) FILTER (WHERE state = 'delivered')::int AS delivered
     FROM generations GROUP BY user_id`,
  );
  for (const user of people) {
    const order = orders.find((row) => row.user === String(user.id));
    const pictures = user.messages.filter(({ isFromBot, media }) => isFromBot && media !== null);
    expect(pictures.length, user.transcript()).toBeGreaterThanOrEqual(order?.delivered ?? 0);
  }
}

/** Whole numbers from 0, the same ones for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
