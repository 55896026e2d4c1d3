import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeTelegram } from '../fake-telegram/fake-telegram.ts';
import { ControlRoom, type WatchedWorld } from './control-room.ts';
import { PageEventStream } from './page-event-stream.ts';
import { pageFile } from './page-files.ts';
import { PersonDesk } from './person-desk.ts';
import type { Control } from './protocol.ts';
import { relayMedia } from './relay-media.ts';

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

const UPLOAD_BYTES_MAX = 60 * 1024 * 1024;

/** A request, and what it is about. */
interface Ask {
  readonly telegram: FakeTelegram;
  readonly desk: PersonDesk;
  readonly room: ControlRoom;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

type Answer = (ask: Ask, id: number) => unknown;

/** What the page can ask for. The number in a path is the id of a person. */
const ROUTES: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ['GET', /^\/api\/people$/, ({ desk }) => desk.people()],
  ['POST', /^\/api\/people$/, ({ desk, body }) => desk.addPerson(JSON.parse(body.toString()))],
  ['GET', /^\/api\/chats\/(\d+)$/, ({ desk }, id) => desk.chat(id)],
  ['POST', /^\/api\/chats\/(\d+)\/text$/, (ask, id) => ask.desk.say(id, json(ask, 'text'))],
  [
    'POST',
    /^\/api\/chats\/(\d+)\/file$/,
    ({ desk, query, body }, id) => desk.send(id, query, body),
  ],
  [
    'POST',
    /^\/api\/chats\/(\d+)\/tap$/,
    (ask, id) => ask.desk.tap(id, json(ask, 'messageId'), json(ask, 'data')),
  ],
  ['POST', /^\/api\/chats\/(\d+)\/pay$/, (ask, id) => ask.desk.pay(id, json(ask, 'messageId'))],
  ['POST', /^\/api\/chats\/(\d+)\/block$/, (ask, id) => ask.desk.block(id, json(ask, 'blocked'))],
  ['POST', /^\/api\/chats\/(\d+)\/stop-draft$/, ({ desk }, id) => desk.stopDraft(id)],
  ['GET', /^\/api\/inspector$/, ({ room }) => room.inspect()],
  [
    'POST',
    /^\/api\/control$/,
    ({ room, body }) => room.control(JSON.parse(body.toString()) as Control),
  ],
];

function json<T>({ body }: Ask, name: string): T {
  return (JSON.parse(body.toString()) as Record<string, T>)[name] as T;
}

/** Serves the chat page of a world on this machine. */
export async function startPage(world: WatchedWorld, port = 0): Promise<PageServer> {
  const room = new ControlRoom(world);
  const desk = new PersonDesk(world.telegram);
  const stream = new PageEventStream(world.telegram, desk, room);
  const server = createServer((request, response) => {
    answer(request, response, { telegram: world.telegram, desk, room, stream }).catch(
      (error: Error) => {
        if (response.headersSent) response.destroy();
        else send(response, 400, { message: error.message });
      },
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      stream.close();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await room.close();
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Omit<Ask, 'query' | 'body'> & { readonly stream: PageEventStream },
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/api/events') return parts.stream.open(response);
  const media = /^\/media\/(\d+)$/.exec(pathname)?.[1];
  if (media !== undefined) {
    return relayMedia(`${parts.telegram.url}/__control/files/${media}`, request, response);
  }
  for (const [method, path, reply] of ROUTES) {
    const match = path.exec(pathname);
    if (match === null || request.method !== method) continue;
    const ask = { ...parts, query: searchParams, body: await bodyOf(request) };
    send(response, 200, (await reply(ask, Number(match[1]))) ?? { ok: true });
    return;
  }
  const file = request.method === 'GET' ? await pageFile(pathname) : null;
  if (file === null) send(response, 404, { message: `There is nothing at ${pathname}.` });
  else response.writeHead(200, { 'content-type': file.type }).end(file.body);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > UPLOAD_BYTES_MAX) throw new Error('The file is too large for Telegram.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
