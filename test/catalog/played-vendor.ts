import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClientPorts } from '../../generator/catalog/polite-client.ts';

export interface PlayedAnswer {
  readonly status?: number;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Until the answer is there, on the clock of the test. */
  readonly takesMs?: number;
}

export interface AskedFor {
  readonly path: string;
  readonly authorization: string | undefined;
  /** On the clock of the test. */
  readonly atMs: number;
  /** On the clock of this machine, from its arrival here. */
  readonly arrivedMs: number;
}

/** A vendor over real HTTP, with a clock that runs only while somebody waits. */
export class PlayedVendor {
  /** Answers by path, one after the other; the last one stays. */
  readonly answers = new Map<string, PlayedAnswer[]>();
  readonly asked: AskedFor[] = [];
  nowMs = 0;
  base = '';
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    const { authorization } = request.headers;
    this.asked.push({ path, authorization, atMs: this.nowMs, arrivedMs: performance.now() });
    const list = this.answers.get(path) ?? [{ status: 404 }];
    const answer = (list.length > 1 ? list.shift() : list[0]) ?? {};
    this.nowMs += answer.takesMs ?? 0;
    response.writeHead(answer.status ?? 200, answer.headers ?? {});
    response.end(answer.text ?? '');
  });

  static async start(): Promise<PlayedVendor> {
    const vendor = new PlayedVendor();
    await new Promise<void>((resolve) => vendor.#server.listen(0, '127.0.0.1', resolve));
    const { port } = vendor.#server.address() as AddressInfo;
    vendor.base = `http://127.0.0.1:${port}`;
    return vendor;
  }

  /** A world in which waiting takes no time. */
  get ports(): ClientPorts {
    return {
      fetch,
      now: () => this.nowMs,
      sleep: async (ms) => {
        this.nowMs += ms;
      },
    };
  }

  say(path: string, ...answers: (PlayedAnswer | string)[]): void {
    this.answers.set(
      path,
      answers.map((each) => (typeof each === 'string' ? { text: each } : each)),
    );
  }

  /** An answer of the API: always 200, the true status inside. */
  sayJson(path: string, data: unknown, code = 200): void {
    this.say(path, JSON.stringify({ code, msg: code === 200 ? 'success' : 'no', data }));
  }

  get paths(): string[] {
    return this.asked.map(({ path }) => path);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
