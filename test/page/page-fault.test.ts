import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { pageFault } from '../sandbox/page/page-fault.ts';

const HTML = '<link href="/page.css"><script src="/main.ts"></script>';
const GOOD: Readonly<Record<string, string>> = {
  '/': HTML,
  '/page.css': '',
  '/main.ts': '',
  '/api/people': '[{"id":7}]',
  '/api/chats/7': '{"personId":7}',
};

let server: Server;
afterEach(() => server.close());

async function faultOf(answers: Readonly<Record<string, string>>): Promise<string | null> {
  server = createServer(({ url = '' }, response) => {
    response.writeHead(url in answers ? 200 : 404).end(answers[url]);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return pageFault(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

it.each([
  [null, {}],
  ['The chat page has no script.', { '/': '<p>Hello</p>' }],
  ['The chat page answers 404 to /gone.css.', { '/': '<link href="/gone.css">' }],
  ['There is nobody on the chat page.', { '/api/people': '[]' }],
  ['The chat page shows the wrong chat.', { '/api/chats/7': '{"personId":8}' }],
])('%s', async (fault, differs) => {
  expect(await faultOf({ ...GOOD, ...differs })).toBe(fault);
});

it('a page that is not there is a fault', async () => {
  server = createServer();
  expect(await pageFault('http://127.0.0.1:1')).toBe('fetch failed');
});
