import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DeliveryUnderTest, delivered } from './delivery-under-test.ts';
import { mp4, png, wav, zeroes } from './sample-files.ts';

let world: DeliveryUnderTest;

beforeAll(async () => {
  world = await DeliveryUnderTest.open();
});
afterAll(() => world.close());
beforeEach(() => world.reset());
afterEach(() => world.ledger.expectProved());

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

  it.each([1, 2])('comes without a sound if the user wants it so: %i of them', async (count) => {
    const pictures = ['a', 'b'].slice(0, count).map((name) => world.file(`${name}.png`, png(8, 8)));
    const order = await world.finished(...pictures);
    const sql = 'UPDATE users SET is_quiet = $2::boolean WHERE id = $1::bigint';
    await world.ledger.pool.query(sql, [order.userId, true]);
    await world.deliver(order);
    await world.ledger.pool.query(sql, [order.userId, false]);
    const method = count === 1 ? 'sendPhoto' : 'sendMediaGroup';
    expect(world.telegram.payloads(method)).toMatchObject([{ disable_notification: true }]);
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
    world.firstTimes(1, /sendPhoto/, {
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
    world.refuse(/sendPhoto/, 400, 'Bad Request: PHOTO_INVALID_DIMENSIONS');
    await world.deliver(order);
    expect(world.sent()).toEqual(['sendPhoto', 'sendPhoto', 'sendDocument']);
    expect(await world.outcome(order)).toEqual(delivered('document-101'));
  });

  it('that Telegram does not take at all is a link', async () => {
    const order = await world.finished(world.file('a.png?x=1&y=%22', png(64, 64)));
    world.refuse(/sendPhoto|sendDocument/);
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
    world.firstTimes(1, /sendMediaGroup/, {
      code: 400,
      description: 'Bad Request: WEBPAGE_CURL_FAILED',
    });
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
    world.refuse(/sendMediaGroup/);
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
