import { failed, type Outcome, passed, type Scenario } from '../../generator/smoke/scenario.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import { ordersOf, prepareOrder } from '../bot/quick-order.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { answered } from './timed.ts';

/** Besides the first. */
const REPEATS = 2;
const ORDER_ENDS_MS = 30_000;

/** The tap that orders comes three times at once: one row, one order, one charge. */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S6',
  run: async (context) => {
    const { facts, took } = context;
    const world = worldOf(context);
    const { control } = world.telegram;
    const user = world.user();
    await prepareOrder(user);
    const startedAtMs = performance.now();
    const queryId = await user.tap(({ data }) => data?.startsWith('1:confirm:') === true);
    const update = control.updates().findLast(({ chatId }) => chatId === user.id);
    const statuses = await control.deliverAgain(update?.updateId ?? 0, REPEATS);
    await answered({ promise: 'The tap has no effect', limitMs: facts.slaMs }, async () =>
      (await ordersOf(world, user)).length > 0 ? true : null,
    );
    took(performance.now() - startedAtMs);
    if (statuses.some((status) => status !== 200)) {
      return failed('A repeated update is not answered with 200.', { seen: statuses.join(', ') });
    }
    return oneEffect(world, user, queryId);
  },
};

async function oneEffect(world: SmokeWorld, user: ChatUser, queryId: string): Promise<Outcome> {
  const rows = await answered(
    { promise: 'The updates are not all handled', limitMs: ORDER_ENDS_MS },
    async () => {
      const found = await world.rows<{ handled: boolean }>(
        `SELECT handled_at IS NOT NULL AS handled FROM inbox WHERE position($1::text IN payload) > 0`,
        [queryId],
      );
      return found.every(({ handled }) => handled) ? found : null;
    },
  );
  if (rows.length !== 1) return failed(`One update was stored ${rows.length} times.`);
  const orders = await answered(
    { promise: 'The order has not ended', limitMs: ORDER_ENDS_MS },
    async () => {
      const found = await ordersOf(world, user);
      return found.every(({ ends }) => ends.length > 0) ? found : null;
    },
  );
  if (orders.length === 1 && orders[0]?.ends.length === 1) return passed();
  return failed('One tap ordered or paid more than once.', { seen: JSON.stringify(orders) });
}
