import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpsState } from '../../generated/routes.ts';
import { opsGate } from '../../src/http/ops/gate.ts';
import { opsLogin } from '../../src/http/ops/login.ts';
import { hasSession, sessionCookie } from '../../src/http/ops/session.ts';
import { silentLog } from '../sandbox/silent-log.ts';
import { type Answer, json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

const TOKEN = 'operator-token-0123';
const NOW_MS = 1_700_000_000_000;
const HOUR_MS = 3_600_000;

let service: ServiceUnderTest;
beforeAll(async () => {
  service = await startServiceUnderTest({ OPS_TOKEN: TOKEN });
});
afterAll(() => service.stop());

const login = (token: string, headers: Record<string, string> = {}): Promise<Answer> =>
  service.ask({
    method: 'POST',
    path: '/ops/login',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

const cookieOf = ({ headers }: Answer): string => headers['set-cookie']?.[0] ?? '';

async function state(): Promise<OpsState> {
  const [cookie = ''] = cookieOf(await login(TOKEN)).split(';');
  const answer = await service.ask({ path: '/ops/state', headers: { cookie } });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as OpsState;
}

describe('GET /ops', () => {
  it.each(['/ops', '/ops/page.css', '/ops/script/main.js', '/ops/script/none.js', '/ops/state'])(
    'sends headers that keep %s from being framed, stored or fed with foreign code',
    async (path) => {
      const { headers } = await service.ask({ path });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
    },
  );

  it('leaves other routes as they are', async () => {
    const { headers } = await service.ask({ path: '/health' });
    expect(headers['content-security-policy']).toBeUndefined();
  });

  it('serves the modules of the page and nothing else of its folder', async () => {
    const script = await service.ask({ path: '/ops/script/panels.js' });
    expect(script.status).toBe(200);
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    for (const file of ['tsconfig.json', 'page-files.ts', '..%2f..%2fmain.ts', 'none.js']) {
      const { status } = await service.ask({ path: `/ops/script/${file}` });
      expect.soft([400, 404], file).toContain(status);
    }
  });
});

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const cookie = cookieOf(await login(TOKEN));
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect(cookie).toMatch(/; Path=\/ops; Max-Age=43200;/);
    expect(cookie).not.toContain(TOKEN);
    const behindHttps = cookieOf(await login(TOKEN, { 'x-forwarded-proto': 'https' }));
    expect(behindHttps).toMatch(/; Secure$/);
  });

  it('is needed for the figures, also on this machine', async () => {
    for (const path of ['/ops/state', '/ops/incidents/abc']) {
      const answer = await service.ask({ path });
      expect.soft(answer.status).toBe(401);
      expect.soft(json(answer)).toMatchObject({ ok: false, error: 'unauthorized' });
    }
    expect((await state()).panels.map(({ id }) => id)).toEqual(
      'up instances queue money failures vendor latency deploys log'.split(' '),
    );
  });

  it('ends when it is taken back', async () => {
    const answer = await service.ask({ method: 'POST', path: '/ops/logout' });
    expect(answer.status).toBe(200);
    expect(cookieOf(answer)).toMatch(/^truth_ops=; .*Max-Age=0;/);
  });

  const valid = sessionCookie(TOKEN, NOW_MS, false).split(';')[0] as string;
  it.each([
    ['as it was given', valid, NOW_MS, true],
    ['among others', `a=b; ${valid}; c=d`, NOW_MS, true],
    ['shortly before it expires', valid, NOW_MS + 12 * HOUR_MS - 1, true],
    ['expired', valid, NOW_MS + 12 * HOUR_MS, false],
    ['made to last longer', valid.replace(/=\d/, '=9'), NOW_MS, false],
    ['signed with another token', signedByAnother(), NOW_MS, false],
    ['cut short', valid.slice(0, -1), NOW_MS, false],
    ['empty', 'truth_ops=', NOW_MS, false],
    ['missing', undefined, NOW_MS, false],
  ])('a cookie %s', (_case, header, nowMs, isGood) => {
    expect(hasSession(header, TOKEN, nowMs)).toBe(isGood);
  });

  it('stops listening after ten wrong tokens, for the rest of the minute', () => {
    let nowMs = NOW_MS;
    const handler = opsLogin({ opsToken: TOKEN, log: silentLog, now: () => nowMs });
    const attempt = (token: string) => handler({ ...request('10.0.0.1'), body: { token } });
    for (let count = 0; count < 10; count++) {
      expect(attempt('guess')).toMatchObject({ status: 401 });
      nowMs += 1_000;
    }
    expect(attempt(TOKEN)).toMatchObject({ status: 429, headers: { 'retry-after': '50' } });
    nowMs += 50_000;
    expect(attempt(TOKEN)).toMatchObject({ status: 200 });
  });

  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['10.0.0.1', false],
  ])('without a token set only this machine gets in: %s', (ip, isLetIn) => {
    const gate = opsGate({ opsToken: undefined, now: () => NOW_MS });
    expect(gate(request(ip)) === null).toBe(isLetIn);
    const handler = opsLogin({ opsToken: undefined, log: silentLog, now: () => NOW_MS });
    expect(handler({ ...request(ip), body: { token: '' } })).toMatchObject({ status: 401 });
  });
});

describe('GET /ops/state', () => {
  it('says who leads, and that nobody waits', async () => {
    const { panels, headline, instance } = await state();
    const say = (id: string) => panels.find((panel) => panel.id === id)?.sentence;
    expect(headline.sentence).not.toBe('');
    expect(say('up')).toBe(`It is up: the database answers, and ${instance} works.`);
    expect(say('queue')).toBe('Nobody waits.');
    expect(say('money')).toBe('Money is right: all balances together give zero.');
    expect(say('failures')).toBe('Nothing broke in the last day.');
  });
});

function signedByAnother(): string {
  return sessionCookie(`${TOKEN}x`, NOW_MS, false).split(';')[0] as string;
}

function request(ip: string) {
  return { params: {}, query: {}, headers: {}, rawBody: Buffer.of(), body: undefined, ip };
}
