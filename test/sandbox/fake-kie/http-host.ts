import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import type { VendorRequest } from './request-log.ts';

export interface HttpHost {
  readonly url: string;
  close(): Promise<void>;
}

export interface HttpHostOptions {
  readonly name: VendorRequest['host'];
  /** 0 for any free one. */
  readonly port: number;
  readonly handle: (request: VendorRequest) => Promise<Answer>;
  readonly onAnswered: (request: VendorRequest, status: number | null) => void;
}

/** Serves on 127.0.0.1. Requests that still wait when the host is closed are cut off. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const server = createServer((message, response) => {
    serve(options, message, response).catch((error: unknown) => {
      // A fault of the fake itself: it must not look like one of the vendor.
      response.writeHead(599, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => closeServer(server),
  };
}

async function serve(
  { name, handle, onAnswered }: HttpHostOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  try {
    for await (const part of message) parts.push(part as Buffer);
  } catch {
    // The other side went away.
    return;
  }
  const target = message.url ?? '/';
  const request: VendorRequest = {
    host: name,
    method: message.method ?? 'GET',
    target,
    url: new URL(target, 'http://vendor'),
    headers: message.headers,
    body: Buffer.concat(parts),
  };
  const answer = await handle(request);
  onAnswered(request, typeof answer === 'string' ? null : answer.status);
  if (answer === 'reset') message.socket.destroy();
  else if (answer !== 'hang') {
    response.writeHead(answer.status, answer.headers);
    response.end(message.method === 'HEAD' ? undefined : answer.body);
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
