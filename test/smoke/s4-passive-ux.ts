import type { Language, MessageKey } from '../../generated/messages.ts';
import { failed, type Outcome, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import { text } from '../../src/telegram/texts.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import { ordersOf, prepareOrder } from '../bot/quick-order.ts';
import { occupyLock } from '../sandbox/occupied-lock.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { seenBy } from './timed.ts';

/** An instance takes a moment to be sure that nobody leads; what comes then is in time. */
const FIRST_ANSWER_MS = 3_000;
const LANGUAGE: Language = 'ru';

/**
 * Nobody leads: a safe screen is shown, an order is refused with the words of the contract, and
 * nothing is held or sent to the vendor.
 */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S4',
  run: async (context) => {
    const world = worldOf(context);
    const { message, slaMs } = context.facts;
    const refusal = text(LANGUAGE, message as MessageKey & 'passive-reject');
    const user = world.user();
    await prepareOrder(user);
    const leader = await world.leader();
    leader.kill('SIGKILL');
    await leader.exited;
    const giveBackLock = await occupyLock(world.databaseUrl);
    try {
      const passive = world.startService();
      await passive.health(({ mode }) => mode === 'PASSIVE');
      const vendorRequests = world.kie.control.requests().length;
      await isShown(user, '/help', FIRST_ANSWER_MS);
      context.took(await isShown(user, '/start', slaMs));
      context.took(await isRefused(user, refusal, slaMs));
      return await nothingHappened(world, user, vendorRequests);
    } finally {
      await giveBackLock();
      await world.leader();
    }
  },
};

/** Sends a command that is safe; returns how long the screen took. */
async function isShown(user: ChatUser, command: string, limitMs: number): Promise<number> {
  const { tookMs } = await seenBy(
    user,
    { promise: `${command} is safe, and is not answered while nobody leads`, limitMs },
    () => user.say(command),
    () => user.answers.find(({ message }) => message !== null) ?? null,
  );
  return tookMs;
}

/** Taps Start; returns how long the refusal took. */
async function isRefused(user: ChatUser, refusal: string, limitMs: number): Promise<number> {
  const isStart = (data: string | null): boolean => data?.startsWith('1:confirm:') === true;
  const form = user.messages.findLast(({ keyboard }) =>
    keyboard.flat().some((b) => isStart(b.data)),
  );
  const button = form?.keyboard.flat().find(({ data }) => isStart(data));
  const { tookMs } = await seenBy(
    user,
    { promise: 'An order is not refused with the words of the contract', limitMs },
    () => user.tapData(form?.messageId ?? 0, button?.data ?? '', button?.label),
    () =>
      user.answers.find(({ mark, lines }) => mark === '!' && lines.join('\n') === refusal) ?? null,
  );
  return tookMs;
}

async function nothingHappened(
  world: SmokeWorld,
  user: ChatUser,
  vendorRequests: number,
): Promise<Outcome> {
  const orders = await ordersOf(world, user);
  if (orders.length > 0) {
    return failed('An order was taken while nobody leads.', { seen: JSON.stringify(orders) });
  }
  const asked = world.kie.control.requests().length - vendorRequests;
  return asked === 0 ? passed() : failed(`The vendor was asked ${asked} times while nobody leads.`);
}
