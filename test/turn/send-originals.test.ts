import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Generation } from '../../src/core/generation/generation.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { carryOut } from '../../src/turn/carry-out.ts';
import { sendOriginals } from '../../src/turn/send-originals.ts';
import { incoming } from '../core/dialogue/situation.ts';
import { DeliveryUnderTest } from './delivery-under-test.ts';
import { mp4, png } from './sample-files.ts';

let world: DeliveryUnderTest;
const picture = png(64, 64);

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

/** An order with two pictures and a film, which the chat has. */
async function delivered(): Promise<Generation> {
  const order = await world.finished(
    world.file('a.png', picture),
    world.file('b.mp4', mp4(100)),
    world.file('c.png', png(8, 8)),
  );
  await world.deliver(order);
  world.telegram.calls.length = 0;
  return order;
}

/** What a tap on the button writes down. `fault` comes after it in the same transaction. */
async function ask({ id, userId }: Generation, fault: Error | null = null): Promise<void> {
  const context = {
    incoming: incoming({ kind: 'text', text: '' }, { userId, chatId: userId }),
    language: 'en',
    epoch: world.ledger.epoch,
    nowMs: 0,
  } as const;
  await inTransaction(world.ledger.pool, async (db) => {
    await carryOut(world.ports(), db, context, [{ kind: 'send-originals', generationId: id }]);
    if (fault !== null) throw fault;
  });
}

async function jobs(): Promise<string[]> {
  const { rows } = await world.ledger.pool.query<{ key: string }>(
    `SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'send-originals' ORDER BY id`,
  );
  return rows.map(({ key }) => key);
}

function send({ id }: Generation, isLastAttempt = false, isStopping = false): Promise<void> {
  return sendOriginals(world.ports(), id, { isLastAttempt, isStopping: () => isStopping });
}

const files = (): string[] =>
  world.telegram.calls.map(({ method, raw }) => /filename=[\w-]+\.\w+/.exec(raw)?.[0] ?? method);

const words = (): unknown[] => world.telegram.payloads('sendMessage').map(({ text }) => text);

describe('a tap on the button', () => {
  it('leaves one job, in the transaction of its turn', async () => {
    const order = await delivered();
    await expect(ask(order, new Error('killed'))).rejects.toThrow('killed');
    expect(await jobs()).toEqual([]);
    await ask(order);
    await ask(order);
    expect(await jobs()).toEqual([`originals:${order.id}`]);
  });
});

describe('the originals of an order', () => {
  it('are its pictures as files, byte for byte, and nothing else', async () => {
    const order = await delivered();
    await ask(order);
    await send(order);
    expect(files()).toEqual([
      `filename=original-${order.id}-1.png`,
      `filename=original-${order.id}-3.png`,
    ]);
    expect(world.telegram.calls[0]?.raw).toContain(Buffer.from(picture).toString('latin1'));
  });

  it('come once for each time that they are asked for', async () => {
    const order = await delivered();
    await ask(order);
    await send(order);
    await send(order);
    expect(files()).toHaveLength(2);
    await ask(order);
    await send(order);
    expect(files()).toHaveLength(4);
  });

  it('that are sent are not sent again when the next one fails', async () => {
    const order = await delivered();
    await ask(order);
    let calls = 0;
    world.telegram.script = () => (++calls === 2 ? 'reset' : null);
    await expect(send(order)).rejects.toThrow();
    expect(words()).toEqual([]);
    await send(order);
    expect(files()).toEqual([
      `filename=original-${order.id}-1.png`,
      `filename=original-${order.id}-3.png`,
      `filename=original-${order.id}-3.png`,
    ]);
  });

  it('that the vendor no longer keeps are told of', async () => {
    const order = await delivered();
    await ask(order);
    world.files.files.set('/a.png', { status: 404 });
    await send(order);
    expect(words()).toEqual([expect.stringContaining('gone')]);
  });

  it('that cannot be had now are tried again, and told of in the end', async () => {
    const order = await delivered();
    await ask(order);
    world.files.files.set('/a.png', { status: 503 });
    await expect(send(order)).rejects.toThrow('503');
    expect(words()).toEqual([]);
    await send(order, true);
    expect(words()).toEqual([expect.stringContaining('later')]);
  });

  it('are left to the next leader by one that stops', async () => {
    const order = await delivered();
    await ask(order);
    await expect(send(order, true, true)).rejects.toMatchObject({ name: 'RetryLater' });
    expect(world.telegram.calls).toEqual([]);
  });

  it('are not pressed upon a user who has blocked the bot', async () => {
    const order = await delivered();
    await ask(order);
    world.refuse(/./, 403, 'Forbidden: bot was blocked by the user');
    await send(order);
    const { rows } = await world.ledger.pool.query(
      'SELECT blocked_at IS NOT NULL AS blocked FROM users WHERE id = $1::bigint',
      [order.userId],
    );
    expect(rows).toEqual([{ blocked: true }]);
  });

  it('cost nothing', async () => {
    const order = await delivered();
    const before = await world.outcome(order);
    await ask(order);
    await send(order);
    expect(await world.outcome(order)).toEqual(before);
  });
});
