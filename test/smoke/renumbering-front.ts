import { type StubAnswer, type StubRequest, StubService } from './stub-service.ts';

/** Of the connection, or of the length of a body that may change. */
const OWN_HEADERS: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
];

/** Something between Telegram and the service that may mean well, and do harm. */
export class RenumberingFront {
  /** Gives an update that comes again a number of its own. */
  renumbers = false;
  readonly #target: string;
  readonly #seen = new Set<number>();
  #copies = 0;
  #stub: StubService | null = null;

  private constructor(target: string) {
    this.#target = target;
  }

  static async before(target: string): Promise<RenumberingFront> {
    const front = new RenumberingFront(target);
    front.#stub = await StubService.start((request) => front.#passOn(request));
    return front;
  }

  get url(): string {
    return this.#stub?.url ?? '';
  }

  async close(): Promise<void> {
    await this.#stub?.close();
  }

  /** 502 when the service behind it does not answer: Telegram repeats. */
  async #passOn({ method, url, headers, body }: StubRequest): Promise<StubAnswer> {
    const given = Object.entries(headers).filter(
      (header): header is [string, string] =>
        typeof header[1] === 'string' && !OWN_HEADERS.includes(header[0]),
    );
    try {
      const answer = await fetch(this.#target + url, {
        method,
        headers: given,
        ...(method === 'GET' || method === 'HEAD' ? {} : { body: this.#changed(body) }),
      });
      return { status: answer.status, body: await answer.text() };
    } catch {
      return { status: 502 };
    }
  }

  #changed(body: string): string {
    const [, digits] = /^\{"update_id":(\d+)/.exec(body) ?? [];
    if (!this.renumbers || digits === undefined) return body;
    const id = Number(digits);
    if (!this.#seen.has(id)) {
      this.#seen.add(id);
      return body;
    }
    this.#copies++;
    return body.replace(digits, String(id + 10 ** 12 + this.#copies));
  }
}
