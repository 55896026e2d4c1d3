import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCallback {
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are looked into, not trusted
  readonly body: any;
  /** Order among everything that the test notes down. */
  readonly target: string;
}

/** Somebody who is called back. */
export interface Receiver {
  readonly url: string;
  readonly received: ReceivedCallback[];
  /** Status of the answers from now on; null for no answer at all. */
  answerWith(status: number | null): void;
  close(): Promise<void>;
}

export async function startReceiver(onReceived = (): void => {}): Promise<Receiver> {
  const received: ReceivedCallback[] = [];
  let status: number | null = 200;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
      received.push({ headers: request.headers, body, target: request.url ?? '' });
      onReceived();
      if (status !== null) response.writeHead(status).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/kie-callback?job=token`,
    received,
    answerWith: (next) => {
      status = next;
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
