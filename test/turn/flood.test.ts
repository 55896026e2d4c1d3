import { afterAll, beforeAll, expect, it } from 'vitest';
import { rateLimits } from '../../generated/security.ts';
import { untraced } from '../../src/core/tracing.ts';
import { InboxWriter } from '../../src/db/inbox-writer.ts';
import { ModelUseCache } from '../../src/turn/model-use-cache.ts';
import { startLinks } from '../../src/turn/start-links.ts';
import { takeTurn } from '../../src/turn/turn.ts';
import { OrdersUnderTest } from './orders-under-test.ts';

const { count: MAX, perMs: PERIOD_MS } = rateLimits.userActions;
const CHAT = 4_000;
const LANE = `chat:${CHAT}`;

let orders: OrdersUnderTest;

beforeAll(async () => {
  orders = await OrdersUnderTest.open();
});
afterAll(() => orders.close());

let updateId = 0;

/** Sends `/help` so often, and lets a process that has just started handle all of it. */
async function floodWith(times: number): Promise<void> {
  const writer = new InboxWriter(orders.pool);
  for (let each = 0; each < times; each++) {
    updateId += 1;
    const message = {
      message_id: updateId,
      date: 0,
      text: '/help',
      entities: [{ type: 'bot_command', offset: 0, length: 5 }],
      chat: { id: CHAT, type: 'private' },
      from: { id: CHAT, is_bot: false, first_name: 'Ann', language_code: 'en' },
    };
    await writer.store(updateId, LANE, JSON.stringify({ update_id: updateId, message }));
  }
  await orders.ledger.takeOver();
  const ports = {
    ...orders.ports(),
    adminIds: [],
    canPayRub: false,
    links: startLinks('secret', () => 'bot'),
    modelUse: new ModelUseCache(),
    tracing: untraced,
  };
  for (let each = 0; each < times; each++) await takeTurn(ports, orders.epoch, LANE);
}

/** How many answers there are, and how many of them ask to wait. */
async function answers(): Promise<object> {
  const { rows } = await orders.pool.query<{ text: string }>(
    `SELECT payload->>'text' AS text FROM outbox WHERE chat_id = $1::bigint`,
    [CHAT],
  );
  const waits = rows.filter(({ text }) => text.includes('Too much at once'));
  return { helped: rows.length - waits.length, toldToWait: waits.length };
}

it('a flood is answered up to the limit and once more, also across a restart', async () => {
  const half = MAX / 2;
  await floodWith(half);
  await floodWith(half);
  expect(await answers()).toEqual({ helped: MAX, toldToWait: 0 });
  await floodWith(2);
  await floodWith(2);
  expect(await answers()).toEqual({ helped: MAX, toldToWait: 1 });
  const { rows } = await orders.pool.query('SELECT FROM inbox WHERE handled_at IS NULL');
  expect(rows).toEqual([]);
  orders.nowMs += PERIOD_MS;
  await floodWith(1);
  expect(await answers()).toEqual({ helped: MAX + 1, toldToWait: 1 });
});
