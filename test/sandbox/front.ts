import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Front {
  readonly url: string;
  /** Sends what comes to this port of the machine as well, in turn. Returns how to end that. */
  add(port: number): () => void;
  /** Sends everything that comes from now on to this port alone. */
  only(port: number): void;
  close(): Promise<void>;
}

/**
 * The public address of the service, as a platform gives it: one address, whatever instances there
 * are. Who calls it cannot know, and must not need to know, which one answers.
 */
export async function startFront(port = 0): Promise<Front> {
  let backends: readonly number[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn++;
    const inTurn = backends.map((_, index) => backends[(turn + index) % backends.length] as number);
    forward(incoming, outgoing, inTurn);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (backend) => {
      backends = [...backends, backend];
      return () => {
        backends = backends.filter((each) => each !== backend);
      };
    },
    only: (port) => {
      backends = [port];
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The body is small and is kept, so that another instance can be asked. */
async function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  ports: readonly number[],
): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    outgoing.destroy();
    return;
  }
  const body = Buffer.concat(chunks);
  for (const port of ports) {
    if (await tryBackend(incoming, outgoing, body, port)) return;
  }
  outgoing.writeHead(502, { 'content-type': 'text/html' });
  outgoing.end('<h1>502 Bad Gateway</h1>');
}

/** False when nobody listens there. An answer that breaks off breaks off for the caller too. */
function tryBackend(
  { method, url, headers }: IncomingMessage,
  outgoing: ServerResponse,
  body: Buffer,
  port: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    // A connection of its own: one that is kept may be closed by the other side just now.
    const target = { host: '127.0.0.1', port, path: url, method, headers, agent: false };
    const sent = request(target, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
      resolve(true);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') resolve(false);
      else {
        outgoing.destroy();
        resolve(true);
      }
    });
    sent.end(body);
  });
}
