import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDeliveries } from '../../src/db/queries/read-deliveries.ts';
import { readGeneration } from '../../src/db/queries/read-generation.ts';
import { sendOriginals } from '../../src/turn/send-originals.ts';
import { DeliveryUnderTest } from './delivery-under-test.ts';
import { mp4, png } from './sample-files.ts';

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());

it('sends the pictures of an order as files, byte for byte, and nothing else', async () => {
  const bytes = png(64, 64);
  const order = await world.finished(
    world.file('a.png', bytes),
    world.file('b.mp4', mp4(100)),
    world.file('c.png', png(8, 8)),
  );
  await world.deliver(order);
  world.telegram.calls.length = 0;
  const { pool } = world.ledger;
  const generation = await readGeneration(pool, order.id);
  if (generation === null) throw new Error('The order is not there.');
  const deliveries = await readDeliveries(pool, order.id);
  expect(await sendOriginals(world.ports(), generation, deliveries)).toBe(2);
  expect(world.telegram.calls.map(({ method }) => method)).toEqual([
    'sendDocument',
    'sendDocument',
  ]);
  const raw = world.telegram.calls[0]?.raw;
  expect(raw).toContain(`filename=original-${order.id}-1.png`);
  expect(raw).toContain(Buffer.from(bytes).toString('latin1'));
});
