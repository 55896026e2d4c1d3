import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BoundedClient, type RequestSpec } from '../../generator/smoke/bounded-client.ts';
import { curlLine } from '../../generator/smoke/curl-line.ts';
import { StubService } from './stub-service.ts';

/** The line is carried out: the service must get the same as before. */

const run = promisify(execFile);
const SECRET = "it's-a $ecret/`x`";
const secrets = new Map([['WEBHOOK_SECRET', SECRET]]);

let stub: StubService;
beforeAll(async () => {
  stub = await StubService.start(() => ({ status: 401, body: '{"ok":false}' }));
});
beforeEach(() => stub.requests.splice(0));
afterAll(() => stub.close());

const hasCurl = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

const requests: readonly [string, RequestSpec][] = [
  ['a plain request', { path: '/health?a=1&b=2' }],
  ['another method', { method: 'DELETE', path: '/' }],
  [
    'secrets in the path and in a header',
    {
      method: 'POST',
      path: `/webhook/${encodeURIComponent(SECRET)}`,
      headers: { 'x-secret': SECRET, 'content-type': 'application/json' },
      body: `{"text":"it's \\"quoted\\"","secret":"${SECRET}"}`,
    },
  ],
  [
    'a body that is too large for a line',
    {
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'text/xml' },
      body: 'a'.repeat(50_000),
    },
  ],
];

describe('a curl line', () => {
  it.skipIf(!hasCurl).each(requests)('repeats %s', async (_name, spec) => {
    const { request, status } = await new BoundedClient(stub.url).request(spec);
    const line = curlLine(request, secrets);
    const env = { PATH: process.env['PATH'], WEBHOOK_SECRET: SECRET };
    const { stdout } = await run('bash', ['-c', line], { env });

    const [first, second] = stub.requests.map(({ method, url, headers, body }) => ({
      ...{ method, url, body, secret: headers['x-secret'] },
      // Each client gives a body that has no type one of its own.
      type: spec.headers === undefined ? null : headers['content-type'],
    }));
    expect(second).toEqual(first);
    expect(stdout).toContain(String(status));
    expect(line.includes(SECRET)).toBe(false);
    expect(line.length).toBeLessThan(1_000);
  });
});
