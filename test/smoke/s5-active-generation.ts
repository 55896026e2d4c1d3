import { failed, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import {
  availableOf,
  GIFT_KOPECKS,
  type OrderRow,
  ordersOf,
  PRICE_KOPECKS,
  startOrder,
} from '../bot/quick-order.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { answered } from './timed.ts';

/** States in which nothing more comes. */
const ENDED: readonly string[] = ['delivered', 'failed', 'cancelled', 'expired'];

/** From /start through the menus to a picture, and the price is paid once it is there. */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S5',
  run: async (context) => {
    const { facts, took } = context;
    const world = worldOf(context);
    const user = world.user();
    const startedAtMs = performance.now();
    const beforeSeq = world.telegram.control.lastSeq;
    await startOrder(user);
    const order = await endOf(world, user, facts.slaMs);
    took(performance.now() - startedAtMs);
    const seen = user.transcript();
    if (order.state !== 'delivered') {
      return failed(`The order is ${order.state}, and nothing was delivered.`, { seen });
    }
    const cameAtMs = firstPictureAtMs(world, user, beforeSeq);
    if (cameAtMs === null) return failed('The order is delivered, and no picture came.', { seen });
    const available = await availableOf(world, user);
    const isCharged = available === GIFT_KOPECKS - PRICE_KOPECKS && order.ends.join() === 'post';
    if (isCharged) {
      return (await chargedAtMs(world, order)) < cameAtMs
        ? failed('The price was charged before the picture was there.', { seen })
        : passed();
    }
    return failed(`The price of ${PRICE_KOPECKS} kopecks was not charged once.`, {
      seen: `${available} kopecks are left of ${GIFT_KOPECKS}; the hold ended by ${order.ends.join()}`,
    });
  },
};

function endOf(world: SmokeWorld, user: ChatUser, limitMs: number): Promise<OrderRow> {
  return answered({ promise: 'The order has not ended', limitMs }, async () => {
    const [order] = await ordersOf(world, user);
    return order !== undefined && ENDED.includes(order.state) ? order : null;
  });
}

/** When Telegram took the first picture; null when there is none. */
function firstPictureAtMs(
  { telegram }: SmokeWorld,
  { id }: ChatUser,
  afterSeq: number,
): number | null {
  for (const event of telegram.control.eventsAfter(afterSeq)) {
    if (event.kind !== 'message' || event.chatId !== id) continue;
    if (event.message.isFromBot && event.message.media !== null) return event.atMs;
  }
  return null;
}

async function chargedAtMs(world: SmokeWorld, { id }: OrderRow): Promise<number> {
  const [row] = await world.rows<{ atMs: number }>(
    `SELECT (extract(epoch FROM t.created_at) * 1000)::float8 AS "atMs"
     FROM transfers AS t JOIN generations AS g ON g.hold_id = t.ends_hold_id
     WHERE g.id = $1::bigint AND t.kind = 'post'`,
    [id],
  );
  return row?.atMs ?? 0;
}
