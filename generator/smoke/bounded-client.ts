import { Shortfall } from './scenario.ts';
import type { SentRequest } from './sent-request.ts';

/** How much a run may ask of a service. */
export interface TrafficLimits {
  readonly requestsMax: number;
  readonly atOnceMax: number;
  /** For one request, to the last byte of its answer. */
  readonly deadlineMs: number;
}

export const defaultLimits: TrafficLimits = { requestsMax: 200, atOnceMax: 4, deadlineMs: 10_000 };

/** A request to be sent. */
export interface RequestSpec {
  readonly method?: string;
  /** From the address of the service on. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a service said, and how long it took. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly tookMs: number;
  readonly request: SentRequest;
}

/** No answer came. */
export class Unreachable extends Shortfall {}

/** One more request would be more than this run may send. */
export class TrafficLimitReached extends Shortfall {}

/** Asks one service, and never more than the limits allow. */
export class BoundedClient {
  readonly #base: string;
  readonly #limits: TrafficLimits;
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #sent = 0;

  constructor(address: string, limits: TrafficLimits = defaultLimits) {
    this.#base = address.replace(/\/+$/, '');
    this.#limits = limits;
  }

  /** Requests so far. */
  get sent(): number {
    return this.#sent;
  }

  /**
   * Sends a request when there is room for it. Throws {@link Unreachable} and
   * {@link TrafficLimitReached}.
   */
  async request(spec: RequestSpec): Promise<Answer> {
    const { method = 'GET', path, headers = {}, body = null } = spec;
    const request = { method, url: this.#base + path, headers, body };
    if (this.#sent >= this.#limits.requestsMax) {
      const { requestsMax } = this.#limits;
      throw new TrafficLimitReached(`The limit of ${requestsMax} requests is reached.`, {
        request,
      });
    }
    this.#sent++;
    await this.#room();
    try {
      return await this.#send(request);
    } finally {
      this.#underWay--;
      this.#waiting.shift()?.();
    }
  }

  async #room(): Promise<void> {
    if (this.#underWay >= this.#limits.atOnceMax) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#underWay++;
  }

  async #send(request: SentRequest): Promise<Answer> {
    const { deadlineMs } = this.#limits;
    const { method, url, headers, body } = request;
    const startedAtMs = performance.now();
    try {
      const response = await fetch(url, {
        method,
        headers: { 'user-agent': 'truth-smoke', ...headers },
        body,
        // Where it leads is not the service that was asked.
        redirect: 'manual',
        signal: AbortSignal.timeout(deadlineMs),
      });
      const text = await response.text();
      const tookMs = performance.now() - startedAtMs;
      return { status: response.status, headers: response.headers, text, tookMs, request };
    } catch (error) {
      const isLate = (error as Error).name === 'TimeoutError';
      const reason = isLate ? `No answer within ${deadlineMs} ms.` : 'The service did not answer.';
      throw new Unreachable(reason, { request, seen: wordsOf(error) });
    }
  }
}

/** `fetch` says only that it failed; the cause says why. */
function wordsOf(error: unknown): string {
  const { message, cause } = error as Error;
  if (!(cause instanceof Error)) return message;
  const { code } = cause as NodeJS.ErrnoException;
  return cause.message !== '' ? cause.message : (code ?? message);
}
