import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the stub got it. */
export interface StubRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: string;
  readonly location?: string;
}

/** Something that speaks HTTP and says what a test wants. */
export class StubService {
  readonly requests: StubRequest[] = [];
  /** Null: never. */
  answer: (request: StubRequest) => StubAnswer | null | Promise<StubAnswer | null>;
  /** Most requests that were under way at once. */
  atOnce = 0;
  #underWay = 0;
  readonly #server: Server;

  private constructor(answer: StubService['answer']) {
    this.answer = answer;
    this.#server = createServer(async (incoming, outgoing) => {
      this.#underWay++;
      this.atOnce = Math.max(this.atOnce, this.#underWay);
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      this.requests.push(request);
      const answer = await this.answer(request);
      this.#underWay--;
      if (answer === null) return;
      const { status, location } = answer;
      outgoing.writeHead(status, {
        'content-type': 'application/json',
        ...(location === undefined ? {} : { location }),
      });
      outgoing.end(answer.body ?? '{}');
    });
  }

  static async start(answer: StubService['answer']): Promise<StubService> {
    const stub = new StubService(answer);
    stub.#server.listen(0, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
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
}
