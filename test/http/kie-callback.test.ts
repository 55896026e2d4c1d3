import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

const TOKEN = 'job_token-0123456789';
const KEY = 'hmac-key-of-the-account';
const BODY =
  '{"code":200, "msg":"ok", "data":{"taskId":"t1","resultJson":"{\\"resultUrls\\":[]}"}}';

let unsigned: ServiceUnderTest;
let signed: ServiceUnderTest;
beforeAll(async () => {
  [unsigned, signed] = await Promise.all([
    startServiceUnderTest(),
    startServiceUnderTest({ KIE_WEBHOOK_HMAC_KEY: KEY }),
  ]);
});
afterAll(() => Promise.all([unsigned.stop(), signed.stop()]));

interface Callback {
  readonly query?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

function call(service: ServiceUnderTest, callback: Callback = {}): Promise<Answer> {
  const { query = `?job=${TOKEN}`, body = BODY, headers = {} } = callback;
  return service.ask({
    method: 'POST',
    path: `/kie-callback${query}`,
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

async function takeStored(service: ServiceUnderTest): Promise<object[]> {
  const rows = await service.rows('SELECT job_token, body FROM kie_callbacks ORDER BY id');
  await service.rows('DELETE FROM kie_callbacks');
  return rows;
}

function signature(task: string, timestamp: number, key = KEY): Record<string, string> {
  const mac = createHmac('sha256', key).update(`${task}.${timestamp}`).digest('base64');
  return { 'x-webhook-timestamp': String(timestamp), 'x-webhook-signature': mac };
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

describe('POST /kie-callback without a key', () => {
  it('stores the body as it came, each time that it comes', async () => {
    const answers = await Promise.all([call(unsigned), call(unsigned), call(unsigned)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const row = { job_token: TOKEN, body: BODY };
    expect(await takeStored(unsigned)).toEqual([row, row, row]);
  });

  it.each([
    ['no token', ''],
    ['an empty token', '?job='],
    ['a short token', '?job=short'],
    ['a long token', `?job=${'x'.repeat(129)}`],
    ['a token with a NUL', `?job=${TOKEN}%00`],
    ['two tokens', `?job=${TOKEN}&job=${TOKEN}`],
  ])('refuses %s', async (_case, query) => {
    const answer = await call(unsigned, { query });
    expect(answer.status).toBe(401);
    expect(json(answer)).toMatchObject({ ok: false, error: 'unauthorized' });
    expect(await takeStored(unsigned)).toEqual([]);
  });

  it('stores what has no task in it: it may still be for a job of ours', async () => {
    expect((await call(unsigned, { body: '{"data":null}' })).status).toBe(200);
    expect(await takeStored(unsigned)).toEqual([{ job_token: TOKEN, body: '{"data":null}' }]);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[]'],
  ])('refuses %s', async (_case, body) => {
    expect((await call(unsigned, { body })).status).toBe(400);
    expect(await takeStored(unsigned)).toEqual([]);
  });

  it('answers 503 while nothing can be stored', async () => {
    await unsigned.rows('ALTER TABLE kie_callbacks RENAME TO away');
    try {
      const answer = await call(unsigned);
      expect(answer.status).toBe(503);
      expect(json(answer)).toMatchObject({ ok: false, error: 'not_stored' });
    } finally {
      await unsigned.rows('ALTER TABLE away RENAME TO kie_callbacks');
    }
    expect((await call(unsigned)).status).toBe(200);
    expect(await takeStored(unsigned)).toHaveLength(1);
  });
});

describe('POST /kie-callback for an order', () => {
  const told = (): number =>
    unsigned.log.filter((line) => line.includes('callback for an order that is not known')).length;

  it('that is known is nothing to tell an operator of', async () => {
    await unsigned.rows("INSERT INTO users (id, first_name, language) VALUES (1, 'A', 'en')");
    await unsigned.rows(
      `INSERT INTO generations (draft_id, user_id, chat_id, model_id, language, input, media,
         price_kopecks, credits_micro, state, callback_token, expires_at)
       VALUES ('d', 1, 1, 'm', 'en', '{}', '{}', 0, 0, 'failed', $1::text, now())`,
      [`${TOKEN}-known`],
    );
    const before = told();
    const query = `?job=${TOKEN}-known`;
    const answers = await Promise.all([1, 2, 3].map(() => call(unsigned, { query })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await takeStored(unsigned)).toHaveLength(3);
    expect(told()).toBe(before);
  });

  it('B7 that nobody knows is stored, and an operator is told, not each time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => call(unsigned)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await takeStored(unsigned)).toHaveLength(3);
    expect(told()).toBe(1);
    expect(unsigned.log.join('')).not.toContain(TOKEN);
  });
});

describe('POST /kie-callback with a key', () => {
  it('takes what the vendor signed now', async () => {
    const answer = await call(signed, { headers: signature('t1', nowSeconds()) });
    expect(answer.status).toBe(200);
    expect(await takeStored(signed)).toEqual([{ job_token: TOKEN, body: BODY }]);
  });

  it.each<[string, () => Record<string, string>]>([
    ['without a signature', () => ({})],
    ['signed for another task', () => signature('t2', nowSeconds())],
    ['signed with another key', () => signature('t1', nowSeconds(), `${KEY}x`)],
    ['signed long ago', () => signature('t1', nowSeconds() - 310)],
    ['signed in the future', () => signature('t1', nowSeconds() + 310)],
    ['with a time that is none', () => signature('t1', Number.NaN)],
  ])('refuses one %s', async (_case, headers) => {
    const answer = await call(signed, { headers: headers() });
    expect(answer.status).toBe(401);
    expect(json(answer)).toMatchObject({ ok: false, error: 'unauthorized' });
    expect(await takeStored(signed)).toEqual([]);
  });

  it('refuses a signature without a token', async () => {
    const answer = await call(signed, { query: '', headers: signature('t1', nowSeconds()) });
    expect(answer.status).toBe(401);
    expect(await takeStored(signed)).toEqual([]);
  });
});
