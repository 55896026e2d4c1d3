import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RetryLater } from '../../src/core/retry-later.ts';
import type { DatabasePool } from '../../src/db/pool.ts';
import type { Answer, ReceivedCall } from '../telegram/scripted-bot-api.ts';
import { DeliveryUnderTest, PRICE } from './delivery-under-test.ts';
import { mp4, png, wav, zeroes } from './sample-files.ts';

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());
afterEach(() => world.ledger.expectProved());

const delivered = (...files: string[]): object => ({
  state: 'delivered',
  spent: PRICE,
  held: 0n,
  delivered: files,
});
const failed = (...files: string[]): object => ({
  state: 'failed',
  spent: 0n,
  held: 0n,
  delivered: files,
});

function refuse(method: RegExp, code = 400, description = 'Bad Request: no'): void {
  world.telegram.script = (call) => (method.test(call.method) ? { code, description } : null);
}

/** Answers so for the first calls of this kind, and accepts after that. */
function firstTimes(times: number, method: RegExp, answer: Answer): void {
  let left = times;
  world.telegram.script = (call: ReceivedCall) => {
    if (!method.test(call.method) || left === 0) return null;
    left--;
    return answer;
  };
}

describe('a result', () => {
  it('is fetched by Telegram, and charged when Telegram has it', async () => {
    const picture = world.file('a.png', png(64, 64));
    const order = await world.finished(picture);
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
    expect(world.telegram.payloads('sendPhoto')).toEqual([
      {
        chat_id: order.chatId,
        photo: `${world.files.root}/a.png`,
        caption: '<b>Z-Image</b>\nA &lt;cat&gt; &amp; a dog',
        parse_mode: 'HTML',
      },
    ]);
    expect(world.telegram.calls.at(-1)?.payload).toMatchObject({ text: 'delivered' });
  });

  it('E10: is sent as what it is, not as what its name or its model say', async () => {
    const order = await world.finished(world.file('picture.png', mp4(100)));
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('video-101'));
  });

  it('of several pictures is an album, with one caption', async () => {
    const pictures = ['a', 'b', 'c'].map((name) => world.file(`${name}.png`, png(8, 8)));
    const order = await world.finished(...pictures);
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'photo-102', 'photo-103'));
    const [album] = world.telegram.payloads('sendMediaGroup');
    const address = (name: string): string => `${world.files.root}/${name}.png`;
    expect(album?.['media']).toEqual([
      {
        type: 'photo',
        media: address('a'),
        caption: expect.stringContaining('<b>'),
        parse_mode: 'HTML',
      },
      { type: 'photo', media: address('b') },
      { type: 'photo', media: address('c') },
    ]);
  });

  it('of many kinds goes in its order', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.png', png(8, 8)),
      { kind: 'text', text: '{"text":"1 < 2","words":[{"text":"1"}]}' },
      world.file('c.mp4', mp4(100)),
      world.file('d.wav', wav()),
    );
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendMediaGroup', 'sendMessage', 'sendVideo', 'sendDocument']);
    expect(world.telegram.payloads('sendMessage')[0]).toMatchObject({
      text: 'text: 1 &lt; 2\nwords:\n  – text 1',
      parse_mode: 'HTML',
    });
    expect(await world.outcome(order)).toEqual(
      delivered('photo-101', 'photo-102', 'text', 'video-104', 'document-105'),
    );
  });

  it('that is a long text is a file', async () => {
    const order = await world.finished({ kind: 'text', text: 'Ж'.repeat(4097) });
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('document-101'));
    const raw = Buffer.from(world.telegram.calls[0]?.raw ?? '', 'latin1').toString('utf8');
    expect(raw).toContain('Ж'.repeat(4097));
    expect(raw).toMatch(/filename=result-\d+-1\.txt/);
  });

  it('that Telegram cannot fetch is uploaded', async () => {
    const bytes = png(64, 64);
    const order = await world.finished(world.file('a.png', bytes));
    firstTimes(1, /sendPhoto/, {
      code: 400,
      description: 'Bad Request: failed to get HTTP URL content',
    });
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
    const upload = world.telegram.calls[1]?.raw;
    expect(upload).toContain(Buffer.from(bytes).toString('latin1'));
    expect(upload).toContain('A &lt;cat&gt;');
  });

  it('that is no photo for Telegram is a document', async () => {
    const order = await world.finished(world.file('a.png', png(64, 64)));
    refuse(/sendPhoto/, 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS');
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendPhoto', 'sendDocument']);
    expect(await world.outcome(order)).toEqual(delivered('document-101'));
  });

  it('that Telegram does not take at all is a link', async () => {
    const order = await world.finished(world.file('a.png?x=1&y=%22', png(64, 64)));
    refuse(/sendPhoto|sendDocument/);
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('text'));
    const [link] = world.telegram.payloads('sendMessage');
    expect(link?.['text']).toContain(
      `<a href="${world.files.root}/a.png?x=1&amp;y=%22">⬇️ Download</a>`,
    );
  });

  it('that is too large for Telegram is a link, and is not fetched', async () => {
    const order = await world.finished(world.file('a.mp4', mp4(50 * 1024 * 1024 + 1)));
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('text'));
    expect(world.files.asked).toEqual(['/a.mp4 bytes=0-65535']);
  });

  it('that does not say how large it is is found out by fetching it', async () => {
    const order = await world.finished(world.file('a.bin', zeroes(100_000)));
    world.files.files.set('/a.bin', { bytes: zeroes(100_000), isPlain: true });
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('document-101'));
  });

  it('that turns out too large while it is fetched is a link', async () => {
    const order = await world.finished(world.file('a.bin', zeroes(1)));
    world.files.files.set('/a.bin', { bytes: zeroes(50 * 1024 * 1024 + 1), isPlain: true });
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('text'));
    expect(world.sent()).toEqual(['sendMessage']);
  });

  it('of an album that Telegram cannot fetch is uploaded as an album', async () => {
    const pictures = ['a', 'b'].map((name) => world.file(`${name}.png`, png(8, 8)));
    const order = await world.finished(...pictures);
    firstTimes(1, /sendMediaGroup/, { code: 400, description: 'Bad Request: WEBPAGE_CURL_FAILED' });
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendMediaGroup', 'sendMediaGroup']);
    expect(world.telegram.calls[1]?.payload['media']).toMatchObject([
      { type: 'photo', media: expect.stringMatching(/^attach:/) },
      { type: 'photo', media: expect.stringMatching(/^attach:/) },
    ]);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'photo-102'));
  });

  it('of an album that Telegram does not take goes one by one', async () => {
    const pictures = ['a', 'b'].map((name) => world.file(`${name}.png`, png(8, 8)));
    const order = await world.finished(...pictures);
    refuse(/sendMediaGroup/);
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendMediaGroup', 'sendMediaGroup', 'sendPhoto', 'sendPhoto']);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'photo-102'));
  });

  it('is delivered once, however often that is asked for', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    for (let time = 0; time < 3; time++) await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto']);
    expect(await world.ledger.count(`post:${order.id}`)).toBe(1);
  });
});

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
    firstTimes(3, /sendPhoto/, 'reset');
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
    refuse(/send/, 403, 'Forbidden: bot was blocked by the user');
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
    firstTimes(1, /sendPhoto/, tooMany(2));
    await world.deliver(order);
    expect(world.pauses).toEqual([2000]);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('puts the work off when it is long; what is there is not sent again', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    firstTimes(1, /sendVideo/, tooMany(60));
    await expect(world.deliver(order)).rejects.toMatchObject({ afterMs: 60_000 });
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo', 'sendVideo']);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'video-102'));
  });
});

describe('F9: a process that dies', () => {
  /** From the first query that fits, nothing reaches the database any more. */
  function dyingAt(what: RegExp): DatabasePool {
    const { pool } = world.ledger;
    let isDead = false;
    const query = (on: DatabasePool) => async (text: string, values?: readonly unknown[]) => {
      isDead ||= what.test(text);
      if (isDead) throw new Error('killed');
      return on.query(text, values);
    };
    return {
      query: query(pool),
      connect: async () => {
        const connection = await pool.connect();
        return {
          query: query(connection as unknown as DatabasePool),
          on: connection.on.bind(connection),
          off: connection.off.bind(connection),
          // What is not committed is rolled back by the server when the process is gone.
          release: () => connection.release(true),
        };
      },
      end: async () => undefined,
    } as DatabasePool;
  }

  const afterSending = /INSERT INTO deliveries/;
  const beforeCharging = /INSERT INTO transfers/;

  it.each<[string, RegExp, string[]]>([
    ['before it notes that it sends', /'delivering', 'delivering'/, ['sendPhoto']],
    ['after sending, before noting that', afterSending, ['sendPhoto', 'sendPhoto']],
    ['after noting, before charging', beforeCharging, ['sendPhoto']],
  ])('%s: charged exactly once', async (_when, at, sent) => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    await expect(world.deliver(order, world.ports(dyingAt(at)))).rejects.toThrow('killed');
    expect(await world.outcome(order)).toMatchObject({ spent: 0n, held: PRICE });
    await world.deliver(order);
    await world.deliver(order);
    expect(world.sent()).toEqual(sent);
    expect(await world.outcome(order)).toMatchObject({
      state: 'delivered',
      spent: PRICE,
      held: 0n,
    });
    expect(await world.ledger.count(`post:${order.id}`)).toBe(1);
  });

  it('while it sends has that looked at by an operator', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    const dying = world.ports(dyingAt(afterSending));
    await expect(world.deliver(order, dying)).rejects.toThrow('killed');
    expect(world.log.lines('warn')).toEqual([]);
    await world.deliver(order);
    expect(world.log.lines('warn')).toEqual([
      'ambiguous delivery: the user may get these results twice',
    ]);
  });

  it('twice while it sends the same does not send it a third time, and charges nothing', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    for (let time = 0; time < 2; time++) {
      const dying = world.ports(dyingAt(afterSending));
      await expect(world.deliver(order, dying)).rejects.toThrow('killed');
    }
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendPhoto']);
    expect(await world.outcome(order)).toEqual(failed());
  });

  it('between two results sends the second only', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    firstTimes(1, /sendVideo/, 'reset');
    await expect(world.deliver(order)).rejects.toMatchObject({ name: 'TelegramUnreachable' });
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo', 'sendVideo']);
  });

  it('and wakes when another leads sends nothing and charges nothing', async () => {
    const order = await world.finished(world.file('a.png', png(8, 8)));
    const stale = world.ledger.epoch;
    await world.ledger.takeOver();
    const { deliverResult } = await import('../../src/turn/deliver-result.ts');
    const late = deliverResult(world.ports(), order.id, { epoch: stale, isStopping: () => false });
    await expect(late).rejects.toMatchObject({ name: 'Deposed' });
    expect(world.sent()).toEqual([]);
    await world.deliver(order);
    expect(await world.outcome(order)).toEqual(delivered('photo-101'));
  });

  it('and sleeps between two results sends no more when another leads', async () => {
    const order = await world.finished(
      world.file('a.png', png(8, 8)),
      world.file('b.mp4', mp4(100)),
    );
    let overtaken = false;
    world.telegram.script = async ({ method }) => {
      if (method === 'sendPhoto' && !overtaken) {
        overtaken = true;
        await world.ledger.takeOver();
      }
      return null;
    };
    await expect(world.deliver(order)).rejects.toMatchObject({ name: 'Deposed' });
    expect(world.sent()).toEqual(['sendPhoto']);
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendVideo']);
    expect(await world.outcome(order)).toEqual(delivered('photo-101', 'video-102'));
  });
});

it('says no address of a result and no token, whatever goes wrong', async () => {
  const url = `${world.files.root}/secret-address.png`;
  const answers: Answer[] = ['reset', { code: 500, description: `at ${url}` }];
  for (const answer of answers) {
    world.file('secret-address.png', png(8, 8));
    const order = await world.finished({ kind: 'file', url });
    firstTimes(1, /sendPhoto/, answer);
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
