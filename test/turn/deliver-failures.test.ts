import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import type { Answer } from '../telegram/scripted-bot-api.ts';
import { DeliveryUnderTest, delivered, failed, PRICE } from './delivery-under-test.ts';
import { mp4, png } from './sample-files.ts';

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());
afterEach(() => world.ledger.expectProved());

describe('a result that cannot be delivered costs nothing', () => {
  it('A4, F7: Telegram refuses it in every form', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    world.telegram.script = ({ method, payload }) =>
      method.startsWith('send') && payload['text'] !== 'failed'
        ? { code: 400, description: 'Bad Request: chat not found' }
        : null;
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(failed());
    expect(world.log.lines('error')).toContain('an order needs an operator');
  });

  it('A4, F7: sending fails three times, is tried again, and is charged once it is there', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    world.firstTimes(3, /sendPhoto/, 'reset');
    for (let time = 0; time < 3; time++) {
      await expect(world.deliver(order)).rejects.toMatchObject({ name: 'TelegramUnreachable' });
      expect(await world.outcome(order)).toEqual({
        state: 'delivering',
        spent: 0n,
        held: PRICE,
        delivered: [],
      });
    }
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('the user has blocked the bot', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    world.refuse(/send/, 403, 'Forbidden: bot was blocked by the user');
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(failed());
    expect(world.sent()).toEqual(['sendPhoto']);
    const { rows } = await world.ledger.pool.query<{ blocked: boolean }>(
      'SELECT blocked_at IS NOT NULL AS blocked FROM users WHERE id = $1::bigint',
      [order.userId],
    );
    expect(rows).toEqual([{ blocked: true }]);
  });

  it('its file is gone: it is looked for three times, and the rest is with the user', async () => {
    const picture = world.file('a.png', png(8, 8));
    const order = await world.finished({ kind: 'file', url: `${world.files.root}/gone` }, picture);
    for (let time = 0; time < 2; time++) {
      await expect(world.deliver(order)).rejects.toBeInstanceOf(RetryLater);
    }
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(failed('photo-101'));
    expect(world.sent()).toEqual(['sendPhoto']);
  });

  it('its file was away for a moment only: it is charged', async () => {
    const url = `${world.files.root}/late.png`;
    const order = await world.finished({ kind: 'file', url });
    await expect(world.deliver(order)).rejects.toBeInstanceOf(RetryLater);
    world.files.files.set('/late.png', { status: 503 });
    await expect(world.deliver(order)).rejects.toMatchObject({ name: 'ResultUnreachable' });
    world.file('late.png', png(8, 8));
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('there is nothing to send', async () => {
    const order = await world.finished();
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(failed());
  });

  it('A5: its order is not there: that is said aloud', async () => {
    await world.deliver({ id: 999_999 });
    expect(world.log.lines('error')).toEqual(['a result is there, but not its order']);
  });
});

describe('a pause that Telegram wants', () => {
  const tooMany = (seconds: number): Answer => ({
    code: 429,
    description: 'Too Many Requests',
    parameters: { retry_after: seconds },
  });

  it('is waited for when it is short', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    world.firstTimes(1, /sendPhoto/, tooMany(2));
    await world.deliver(order);
    expect(world.pauses).toEqual([2000]);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('puts the work off when it is long; what is there is not sent again', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    world.firstTimes(1, /sendVideo/, tooMany(60));
    await expect(world.deliver(order)).rejects.toMatchObject({ afterMs: 60_000 });
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo', 'sendVideo']);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'video-102'));
  });
});

it('says no address of a result and no token, whatever goes wrong', async () => {
  const url = `${world.files.root}/secret-address.png`;
  const answers: Answer[] = ['reset', { code: 500, description: `at ${url}` }];
  for (const answer of answers) {
    world.file('secret-address.png', png(8, 8));
    const order = await world.finished({ kind: 'file', url });
    world.firstTimes(1, /sendPhoto/, answer);
    await world.deliver(order).catch((err: unknown) => world.log.error({ err }, 'job failed'));
    world.telegram.script = () => ({ code: 400, description: `Bad Request: ${url}` });
    await world.deliver(order).catch((err: unknown) => world.log.error({ err }, 'job failed'));
  }
  const gone = await world.finished({ kind: 'file', url: `${world.files.root}/secret-gone` });
  await world.deliver(gone).catch((err: unknown) => world.log.error({ err }, 'job failed'));
  const away = await world.finished({ kind: 'file', url: 'http://127.0.0.1:1/secret-away' });
  await world.deliver(away).catch((err: unknown) => world.log.error({ err }, 'job failed'));
  const said = world.log.everything();
  expect(said.length).toBeGreaterThan(1000);
  expect(said).not.toMatch(/secret|https?:\/\//);
});
