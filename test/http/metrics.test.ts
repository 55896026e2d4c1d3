import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metrics } from '../../generated/metrics.ts';
import { routes } from '../../generated/routes.ts';
import { metrics as handler } from '../../src/http/metrics.ts';
import { json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

const TOKEN = 'operator-token-0123';

let open: ServiceUnderTest;
let guarded: ServiceUnderTest;
beforeAll(async () => {
  [open, guarded] = await Promise.all([
    startServiceUnderTest(),
    startServiceUnderTest({ OPS_TOKEN: TOKEN }),
  ]);
});
afterAll(() => Promise.all([open.stop(), guarded.stop()]));

describe('GET /metrics', () => {
  it('shows every metric of the contract', async () => {
    const { status, headers, text } = await open.ask({ path: '/metrics' });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    for (const [name, { type }] of Object.entries(metrics)) {
      expect(text).toContain(`# TYPE ${name} ${type}\n`);
    }
    expect(text).toMatch(/^mode_active 1$/m);
    expect(text).toMatch(/^http_requests_total\{route="health",status="200"\} [1-9]/m);
  });

  it('shows what waits', async () => {
    await open.rows("INSERT INTO inbox (update_id, payload) VALUES (1, '{}'), (2, '{}')");
    expect((await open.ask({ path: '/metrics' })).text).toMatch(/^queue_depth 2$/m);
  });

  it('counts refusals under the route, and never under the address', async () => {
    await open.ask({ path: '/webhook/some-secret' });
    await open.ask({ path: '/no-such-place' });
    const { text } = await open.ask({ path: '/metrics' });
    expect(text).toContain('http_requests_total{route="method_not_allowed",status="405"} 1\n');
    expect(text).toContain('http_requests_total{route="unknown",status="404"} 1\n');
    expect(text).not.toMatch(/some-secret|no-such-place/);
  });

  it.each([
    ['no token', undefined],
    ['another token', `Bearer ${TOKEN}x`],
    ['the bare token', TOKEN],
    ['a shorter token', `Bearer ${TOKEN.slice(0, -1)}`],
  ])('refuses %s, even to this machine', async (_case, authorization) => {
    const headers = authorization === undefined ? {} : { authorization };
    const answer = await guarded.ask({ path: '/metrics', headers });
    expect(answer.status).toBe(401);
    expect(json(answer)).toMatchObject({ ok: false, error: 'unauthorized' });
  });

  it('takes the token', async () => {
    const headers = { authorization: `Bearer ${TOKEN}` };
    expect((await guarded.ask({ path: '/metrics', headers })).status).toBe(200);
  });

  it.each([
    ['127.0.0.1', 200],
    ['127.8.8.8', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
    ['10.0.0.1', 401],
    ['::ffff:10.0.0.1', 401],
    ['127.0.0.1.example.org', 401],
    ['fe80::1', 401],
  ])('without a token is for this machine only: %s', async (ip, status) => {
    const answer = handler({ opsToken: undefined, expose: async () => '' });
    const request = {
      params: {},
      query: {},
      headers: {},
      body: undefined,
      rawBody: Buffer.of(),
      ip,
    };
    expect((await answer(request)).status).toBe(status);
  });
});

describe('GET /openapi.json', () => {
  it('names every route of the contract', async () => {
    const answer = await open.ask({ path: '/openapi.json' });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { openapi, paths } = json(answer) as { openapi: string; paths: Record<string, unknown> };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths).sort()).toEqual([...new Set(routes.map((each) => each.path))].sort());
  });
});
