import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  // biome-ignore lint/suspicious/noExplicitAny: an update, as a bot gets it.
  readonly update: any;
  readonly secret: string | undefined;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** Resolves when so many have come. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

/** A bot that only receives. `statusOf` decides what it answers; it may take its time. */
export async function startWebhookReceiver(
  statusOf: (received: Received) => number | Promise<number> = () => 200,
): Promise<WebhookReceiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const secret = request.headers['x-telegram-bot-api-secret-token'];
    const one = {
      update: JSON.parse(Buffer.concat(chunks).toString()),
      secret: secret as string | undefined,
    };
    received.push(one);
    for (const look of waiting) look();
    response.writeHead(await statusOf(one)).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    count: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length < wanted) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
