import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

const LIMIT_BYTES = 1_048_576;

let service: ServiceUnderTest;
let secret: string;
beforeAll(async () => {
  service = await startServiceUnderTest({ LOG_LEVEL: 'trace' });
  secret = service.env.WEBHOOK_SECRET ?? '';
});
afterAll(() => service.stop());

function post(body: string | Buffer, headers: Record<string, string | undefined> = {}) {
  return postTo(`/webhook/${secret}`, body, headers);
}

function postTo(
  path: string,
  body: string | Buffer,
  headers: Record<string, string | undefined> = {},
): Promise<Answer> {
  const all = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': secret,
    ...headers,
  };
  const given = Object.entries(all).filter(([, value]) => value !== undefined);
  return service.ask({
    method: 'POST',
    path,
    headers: Object.fromEntries(given) as Record<string, string>,
    body,
  });
}

async function stored(id: number): Promise<string | null> {
  const rows = await service.rows<{ payload: string }>(
    'SELECT payload FROM inbox WHERE update_id = $1::bigint',
    [id],
  );
  return rows[0]?.payload ?? null;
}

async function countStored(): Promise<number> {
  return (await service.rows<{ n: number }>('SELECT count(*)::int AS n FROM inbox'))[0]?.n ?? -1;
}

describe('POST /webhook/{secret}', () => {
  it('C1 C4 has stored the update, as it came, when it answers 200', async () => {
    const body =
      '{ "update_id": 1, "message": {"text": "\\u0000 ☺ \\ud800"}, "__proto__": {"a": 1} }';
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 200, text: '{"ok":true}' });
    expect(await stored(1)).toBe(body);
  });

  it('stores one of many that are the same, and tells them apart in the metrics', async () => {
    const before = await service.health();
    const storedBefore = await countStored();
    const metric = async (name: string): Promise<number> => {
      const { text } = await service.ask({ path: '/metrics' });
      return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
    };
    const duplicates = await metric('updates_duplicate_total');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(`{"update_id": 2, "copy": ${at}}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await stored(2)).toMatch(/^\{"update_id": 2, "copy": \d+\}$/);
    expect(await metric('updates_duplicate_total')).toBe(duplicates + 19);
    const { queue } = await service.health();
    expect(queue.received_total - before.queue.received_total).toBe(1);
    expect((await countStored()) - storedBefore).toBe(1);
  });

  it.each([
    [
      'another secret in the path',
      () => postTo(`/webhook/${'x'.repeat(32)}`, '{"update_id":3}'),
      404,
    ],
    ['the secret and more', () => postTo(`/webhook/${secret}x`, '{"update_id":3}'), 404],
    ['a part of the secret', () => postTo(`/webhook/${secret.slice(1)}`, '{"update_id":3}'), 404],
    ['no secret in the path', () => postTo('/webhook/', '{"update_id":3}'), 404],
    [
      'another secret in the header',
      () => post('{"update_id":3}', { 'x-telegram-bot-api-secret-token': `${secret}x` }),
      401,
    ],
    [
      'no header',
      () => post('{"update_id":3}', { 'x-telegram-bot-api-secret-token': undefined }),
      401,
    ],
    [
      'an empty header',
      () => post('{"update_id":3}', { 'x-telegram-bot-api-secret-token': '' }),
      401,
    ],
  ])('refuses %s and stores nothing', async (_case, send, status) => {
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(json(answer)).toMatchObject({ ok: false });
    expect(answer.text).not.toContain(secret.slice(1, -1));
    expect(await stored(3)).toBeNull();
  });

  it('looks at the secret before the body', async () => {
    const answer = await postTo('/webhook/wrong', 'x'.repeat(LIMIT_BYTES * 2), {
      'content-type': 'text/plain',
    }).catch((error: NodeJS.ErrnoException) => error);
    // The peer may notice the closed connection before the answer.
    if (answer instanceof Error) expect(answer.code).toMatch(/^(EPIPE|ECONNRESET)$/);
    else expect(answer.status).toBe(404);
  });

  it.each([
    ['no JSON', '{"update_id":', 400, 'invalid_request'],
    ['nothing', '', 400, 'invalid_request'],
    ['a list', '[{"update_id":4}]', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    ['no number', '{"update":4}', 400, 'invalid_request'],
    ['a numeral', '{"update_id":"4"}', 400, 'invalid_request'],
    ['a negative number', '{"update_id":-4}', 400, 'invalid_request'],
    ['a fraction', '{"update_id":4.5}', 400, 'invalid_request'],
    ['a number that is not exact', '{"update_id":9007199254740993}', 400, 'invalid_request'],
    ['a number only in __proto__', '{"__proto__":{"update_id":4}}', 400, 'invalid_request'],
    ['a raw NUL', '{"update_id":4,"a":"\u0000"}', 400, 'invalid_request'],
    ['too much', `{"update_id":4,"a":"${'x'.repeat(LIMIT_BYTES)}"}`, 413, 'body_too_large'],
  ])('refuses %s', async (_case, body, status, error) => {
    const before = await countStored();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(json(answer)).toMatchObject({ ok: false, error });
    expect(await countStored()).toBe(before);
  });

  it('takes as much as the contract allows', async () => {
    const empty = '{"update_id":5,"a":""}';
    const body = `{"update_id":5,"a":"${'x'.repeat(LIMIT_BYTES - empty.length)}"}`;
    expect((await post(body)).status).toBe(200);
    expect(await stored(5)).toBe(body);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', undefined])(
    'refuses the content type %s',
    async (type) => {
      const answer = await post('{"update_id":6}', { 'content-type': type });
      expect(answer.status).toBe(415);
      expect(json(answer)).toMatchObject({ ok: false, error: 'unsupported_media_type' });
      expect(await stored(6)).toBeNull();
    },
  );

  it('takes JSON with a charset', async () => {
    const answer = await post('{"update_id":7}', {
      'content-type': 'application/json; charset=utf-8',
    });
    expect(answer.status).toBe(200);
  });

  it('C3 answers 503 while nothing can be stored, and 200 to the repetition', async () => {
    await service.rows('ALTER TABLE inbox RENAME TO inbox_away');
    try {
      const answer = await post('{"update_id":8}');
      expect(answer.status).toBe(503);
      expect(json(answer)).toMatchObject({ ok: false, error: 'not_stored' });
    } finally {
      await service.rows('ALTER TABLE inbox_away RENAME TO inbox');
    }
    expect((await post('{"update_id":8}')).status).toBe(200);
    expect(await stored(8)).toBe('{"update_id":8}');
  });

  it('B5 answers 503 when storing takes too long', async () => {
    await service.rows('BEGIN');
    await service.rows('LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE');
    try {
      expect((await post('{"update_id":9}')).status).toBe(503);
    } finally {
      await service.rows('COMMIT');
    }
    expect((await post('{"update_id":9}')).status).toBe(200);
  });

  it('says 200 exactly when it has stored, whatever comes', async () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .record({
          update_id: fc.oneof(fc.nat(), fc.double(), fc.string()),
          message: fc.jsonValue(),
        })
        .map((update) => JSON.stringify(update)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        await service.rows('DELETE FROM inbox');
        const { status } = await post(body);
        expect([200, 400]).toContain(status);
        const rows = await service.rows<{ payload: string }>('SELECT payload FROM inbox');
        expect(rows).toEqual(status === 200 ? [{ payload: body }] : []);
      }),
      { numRuns: 150 },
    );
  });

  it('never writes the secret to the log', () => {
    expect(service.log.length).toBeGreaterThan(50);
    expect(service.log.filter((line) => line.includes(secret))).toEqual([]);
  });
});
