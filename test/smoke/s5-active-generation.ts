import { failed, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import {
  availableOf,
  GIFT_KOPECKS,
  type OrderRow,
  ordersOf,
  PRICE_KOPECKS,
  picturesOf,
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
    await startOrder(user);
    const order = await endOf(world, user, facts.slaMs);
    took(performance.now() - startedAtMs);
    const seen = user.transcript();
    if (order.state !== 'delivered') {
      return failed(`The order is ${order.state}, and nothing was delivered.`, { seen });
    }
    if (picturesOf(user) === 0)
      return failed('The order is delivered, and no picture came.', { seen });
    const available = await availableOf(world, user);
    const isCharged = available === GIFT_KOPECKS - PRICE_KOPECKS && order.ends.join() === 'post';
    if (isCharged) return passed();
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
