import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `K`, a length, the process id, a secret. */
const BACKEND_KEY_DATA = 0x4b;
const PROCESS_ID_AT = 5;

export interface PostgresProxy {
  /** Connection string through the proxy. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Stands before a server as a pooler does: it gives out process ids of its own. Only for
 * connections without TLS.
 */
export async function startPostgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on(
      'data',
      rewriter((chunk) => client.write(chunk)),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Passes whole messages on, with another process id in the one that tells it. */
function rewriter(write: (bytes: Buffer) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0);
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    let at = 0;
    while (at + 5 <= pending.length) {
      const end = at + 1 + pending.readInt32BE(at + 1);
      if (end > pending.length) break;
      if (pending[at] === BACKEND_KEY_DATA) {
        const told = pending.readInt32BE(at + PROCESS_ID_AT);
        pending.writeInt32BE(told + 1, at + PROCESS_ID_AT);
      }
      at = end;
    }
    if (at > 0) write(pending.subarray(0, at));
    pending = pending.subarray(at);
  };
}
