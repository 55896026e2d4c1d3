import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall, answerDownload } from './bot-api.ts';
import { Control } from './control.ts';
import { answerControl, sendFile, streamEvents } from './control-routes.ts';
import { keepState } from './kept-state.ts';
import { type NewPerson, playPeople } from './people.ts';
import { realSettings, type Settings } from './settings.ts';
import { Telegram } from './telegram.ts';

const KEEP_ALIVE_MS = 600_000;

export interface FakeTelegramOptions {
  readonly botToken: string;
  /** 0 or absent: any free one. */
  readonly port?: number;
  /** Absent: the play people. */
  readonly people?: readonly NewPerson[];
  /** What differs from the real service. */
  readonly settings?: Partial<Settings>;
  /** Where an address is found that only the sandbox knows. */
  readonly resolveUrl?: (url: string) => string;
  /** File for people, chats and files, kept between runs. Absent: nothing is kept. */
  readonly keepIn?: string;
}

export interface FakeTelegram {
  /** What the bot gets as `TELEGRAM_API_BASE`. */
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}

/** Starts a Telegram of our own on 127.0.0.1: Bot API, files and `/__control`. */
export async function startFakeTelegram(options: FakeTelegramOptions): Promise<FakeTelegram> {
  const settings = { ...realSettings, ...options.settings };
  const telegram = new Telegram(options.botToken, settings, options.resolveUrl ?? ((url) => url));
  const control = new Control(telegram);
  const stopKeeping =
    options.keepIn === undefined ? () => undefined : keepState(telegram, options.keepIn);
  if (control.people().length === 0) {
    for (const person of options.people ?? Object.values(playPeople)) control.addPerson(person);
  }
  const server = createServer((request, response) => {
    answer(telegram, control, request, response).catch((error: unknown) => {
      // Our own fault, or a client that went away; a test that waits for the answer sees it.
      response.destroy(error as Error);
    });
  });
  // A client that keeps a connection for the next call must not find it closed.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    control,
    async close() {
      telegram.close();
      stopKeeping();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  telegram: Telegram,
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const call = /^\/bot([^/]+)\/(\w+)$/.exec(pathname);
  if (call !== null) {
    const [, token = '', method = ''] = call;
    return answerCall(telegram, request, response, {
      token: decodeURIComponent(token),
      method,
      query,
    });
  }
  const download = /^\/file\/bot([^/]+)\/(.+)$/.exec(pathname);
  if (download !== null) {
    const [, token = '', file = ''] = download;
    return answerDownload(telegram, response, { token: decodeURIComponent(token), file });
  }
  const path = /^\/__control\/(.+)$/.exec(pathname)?.[1];
  if (path === undefined) {
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"ok":false,"error_code":404,"description":"Not Found"}');
    return;
  }
  if (isForeign(request)) {
    response.writeHead(403).end();
    return;
  }
  if (path === 'events') return streamEvents(control, request, response, query);
  const key = /^files\/(\d+)$/.exec(path)?.[1];
  if (key !== undefined) return sendFile(response, telegram.files.byKey(Number(key)));
  return answerControl(control, request, response, path, query);
}

/** A page of another site must not drive the sandbox of whoever visits it. */
function isForeign({ headers: { origin } }: IncomingMessage): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || !['127.0.0.1', 'localhost'].includes(new URL(origin).hostname);
}
