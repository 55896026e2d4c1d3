import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something between Telegram and the service that may mean well, and do harm. */
export class RenumberingFront {
  /** Gives an update that comes again a number of its own. */
  renumbers = false;
  readonly #seen = new Set<number>();
  readonly #server = createServer(async (incoming, outgoing) => {
    try {
      const { method = 'GET', url = '/' } = incoming;
      const body = this.#changed(await bodyOf(incoming));
      const headers = new Headers();
      for (const name of ['content-type', 'x-telegram-bot-api-secret-token']) {
        const value = incoming.headers[name];
        if (typeof value === 'string') headers.set(name, value);
      }
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const answer = await fetch(this.#target + url, {
        method,
        headers,
        ...(hasBody ? { body } : {}),
      });
      outgoing.writeHead(answer.status, { 'content-type': 'application/json' });
      outgoing.end(await answer.text());
    } catch {
      outgoing.destroy();
    }
  });
  readonly #target: string;

  private constructor(target: string) {
    this.#target = target;
  }

  static async before(target: string): Promise<RenumberingFront> {
    const front = new RenumberingFront(target);
    front.#server.listen(0, '127.0.0.1');
    await once(front.#server, 'listening');
    return front;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #changed(body: string): string {
    const [, digits] = /^\{"update_id":(\d+)/.exec(body) ?? [];
    if (!this.renumbers || digits === undefined) return body;
    const id = Number(digits);
    if (!this.#seen.has(id)) {
      this.#seen.add(id);
      return body;
    }
    return body.replace(digits, String(id + 10 ** 12 + this.#seen.add(-this.#seen.size).size));
  }
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
