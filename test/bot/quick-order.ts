import type { GenerationState } from '../../src/core/generation/generation.ts';
import { until } from '../sandbox/until.ts';
import type { BotUnderTest } from './bot-under-test.ts';
import type { ChatUser } from './chat-user.ts';
import { openForm } from './order-model.ts';

/** The cheapest model of those that are never free: the gift pays for three orders of it. */
export const MODEL = 'seedream/5-flash-text-to-image';
export const PRICE_KOPECKS = 255;
export const GIFT_KOPECKS = 1_000;

/** What answers questions of SQL. */
type Database = Pick<BotUnderTest, 'rows'>;

/** An order as it stands, with what happened to its money. */
export interface OrderRow {
  readonly id: number;
  readonly state: GenerationState;
  readonly vendorTaskId: string | null;
  /** How its hold ended: `post`, `void` or `expire`; each time that it did. */
  readonly ends: readonly string[];
}

/** Fills in a form with these words, up to the button that starts it. */
export async function prepareOrder(user: ChatUser, words = 'Лодка'): Promise<void> {
  await openForm(user, MODEL);
  user.say(words);
  await user.waitFor('the start button', () => {
    const shown = user.answers.flatMap(({ message }) => message?.keyboard.flat() ?? []);
    return shown.some(({ data }) => data?.startsWith('1:confirm:')) ? true : null;
  });
}

/** Orders a picture. Resolves when Start has been tapped. */
export async function startOrder(user: ChatUser, words = 'Лодка'): Promise<void> {
  await prepareOrder(user, words);
  await startPrepared(user);
}

/** Taps Start. */
export async function startPrepared(user: ChatUser): Promise<void> {
  await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
}

/** All orders of a person, oldest first. */
export function ordersOf(bot: Database, user: ChatUser): Promise<OrderRow[]> {
  return bot.rows<OrderRow>(
    `SELECT g.id::int, g.state, g.vendor_task_id AS "vendorTaskId",
            ARRAY(SELECT kind FROM transfers WHERE ends_hold_id = g.hold_id) AS ends
     FROM generations AS g WHERE g.user_id = $1 ORDER BY g.id`,
    [user.id],
  );
}

/** The only order of a person, as soon as it is in this state. */
export function orderIn(
  bot: Database,
  user: ChatUser,
  ...states: readonly GenerationState[]
): Promise<OrderRow> {
  return until(`the order is ${states.join(' or ')}`, async () => {
    const [order] = await ordersOf(bot, user);
    return order !== undefined && states.includes(order.state) ? order : null;
  });
}

/** What a person can spend, in kopecks. */
export async function availableOf(bot: Database, user: ChatUser): Promise<number> {
  const [row] = await bot.rows<{ kopecks: number }>(
    `SELECT balance_kopecks::int AS kopecks FROM accounts
     WHERE user_id = $1 AND kind = 'user:available'`,
    [user.id],
  );
  return row?.kopecks ?? 0;
}

/** Pictures that came to a person. */
export function picturesOf(user: ChatUser): number {
  return user.messages.filter(({ isFromBot, media }) => isFromBot && media !== null).length;
}
