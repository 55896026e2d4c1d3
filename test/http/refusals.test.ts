import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../generated/routes.ts';
import { json } from './ask.ts';
import { type ServiceUnderTest, startServiceUnderTest } from './service-under-test.ts';

let service: ServiceUnderTest;
beforeAll(async () => {
  service = await startServiceUnderTest();
});
afterAll(() => service.stop());

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** The methods that the contract gives a path; who may GET may also HEAD. */
function allowedAt(path: string): string[] {
  return routes
    .filter((route) => route.path === path)
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
}

const forbidden = [...new Set(routes.map(({ path }) => path))].flatMap((path) =>
  METHODS.filter((method) => !allowedAt(path).includes(method)).map((method) => ({ path, method })),
);

describe('405', () => {
  it('has cases', () => expect(forbidden.length).toBeGreaterThan(30));

  it.each(forbidden)('$method $path', async ({ path, method }) => {
    const real = path.replace('{secret}', service.env.WEBHOOK_SECRET ?? '');
    const answer = await service.ask({ method, path: real });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allowedAt(path).join(', '));
    if (method === 'HEAD') return;
    expect(json(answer)).toEqual({
      ok: false,
      error: 'method_not_allowed',
      message: `${method} is not possible here. ${path} takes ${answer.headers.allow}.`,
    });
  });
});

describe('404', () => {
  const notFound = {
    ok: false,
    error: 'not_found',
    message: 'There is nothing at this address.',
  };

  it.each(['/nope', '/health/', '/Health', '//', '/webhook', '/__proto__', '/constructor'])(
    'GET %s',
    async (path) => {
      const answer = await service.ask({ path });
      expect(answer.status).toBe(404);
      expect(answer.headers.allow).toBeUndefined();
      expect(json(answer)).toEqual(notFound);
    },
  );

  it.each([
    ['of another kind', 'text/xml', '<a/>'],
    ['that is no JSON', 'application/json', '{'],
  ])('comes before the look at a body %s', async (_case, type, body) => {
    const answer = await service.ask({
      method: 'POST',
      path: '/nope',
      headers: { 'content-type': type },
      body,
    });
    expect(answer.status).toBe(404);
    expect(json(answer)).toEqual(notFound);
  });
});

describe('addresses that are none', () => {
  it('are answered 400', async () => {
    const answer = await service.ask({ path: '/webhook/%zz' });
    expect(answer.status).toBe(400);
    expect(json(answer)).toMatchObject({ ok: false, error: 'invalid_request' });
  });

  it('are answered 414 when they are too long, without being repeated', async () => {
    const answer = await service.ask({ method: 'POST', path: `/webhook/${'x'.repeat(600)}` });
    expect(answer.status).toBe(414);
    expect(json(answer)).toMatchObject({ ok: false, error: 'uri_too_long' });
    expect(answer.text).not.toContain('xxx');
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['noise', 'noise\r\n\r\n', 400, 'invalid_request'],
    [
      'two lengths',
      'POST /health HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
      'invalid_request',
    ],
    [
      'too many headers',
      `GET /health HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
  ])('is answered: %s', async (_case, bytes, status, error) => {
    const socket = connect(Number(new URL(service.address).port), '127.0.0.1');
    socket.end(bytes);
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('connection: close');
    expect(JSON.parse(body)).toMatchObject({ ok: false, error });
  });
});
