import { isHtml } from './page-block.ts';
import { asMap, textAt } from './plain-map.ts';

/** What the client needs of the world. */
export interface ClientPorts {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly now: () => number;
}

export interface ClientLimits {
  /** From the answer to one request to the start of the next. */
  readonly intervalMs: number;
  readonly attempts: number;
  /** The first pause after an answer that asks to wait; each later one is twice as long. */
  readonly pauseMs: number;
  /** For one request, to the last byte. */
  readonly deadlineMs: number;
}

/** The vendor allows one request a second, whatever is asked. */
export const vendorLimits: ClientLimits = {
  intervalMs: 1000,
  attempts: 5,
  pauseMs: 2000,
  deadlineMs: 30_000,
};

/** So many in a row, and the vendor wants to be left alone; each takes half a minute of asking. */
export const REFUSALS_MAX = 5;

/** The longest pause that an answer may ask for. */
const PAUSE_MAX_MS = 60_000;

export type Fetched =
  | { readonly ok: true; readonly text: string }
  /** `status` is null when no answer came. */
  | { readonly ok: false; readonly reason: string; readonly status: number | null };

/**
 * Asks one request after the other and never faster than allowed. An answer that means "later" is
 * asked for again: too many requests, a fault of the server, none at all, or a web page where a
 * text is due.
 */
export class PoliteClient {
  readonly #ports: ClientPorts;
  readonly #limits: ClientLimits;
  #earliestMs = 0;

  constructor(ports: ClientPorts, limits: ClientLimits = vendorLimits) {
    this.#ports = ports;
    this.#limits = limits;
  }

  /** The text behind an address, or why there is none. Never throws. */
  async get(address: string, headers: Readonly<Record<string, string>> = {}): Promise<Fetched> {
    let last: Attempt = { kind: 'final', fetched: { ok: false, reason: '', status: null } };
    for (let attempt = 0; attempt < this.#limits.attempts; attempt++) {
      if (attempt > 0) await this.#ports.sleep(this.#pauseAfter(last, attempt));
      last = await this.#ask(address, headers);
      if (last.kind === 'final') return last.fetched;
    }
    const { reason, status } = last.fetched as Fetched & { readonly ok: false };
    return { ok: false, status, reason: `${reason}, ${this.#limits.attempts} times in a row` };
  }

  async #ask(address: string, headers: Readonly<Record<string, string>>): Promise<Attempt> {
    const { fetch, sleep, now } = this.#ports;
    const waitMs = this.#earliestMs - now();
    if (waitMs > 0) await sleep(waitMs);
    try {
      const signal = AbortSignal.timeout(this.#limits.deadlineMs);
      const response = await fetch(address, { headers, signal });
      return attemptOf(response.status, await response.text(), response.headers.get('retry-after'));
    } catch (error) {
      return later(causeOf(error), null, null);
    } finally {
      // Counted from the answer: a request on its way for long must not arrive beside the next.
      this.#earliestMs = now() + this.#limits.intervalMs;
    }
  }

  #pauseAfter({ kind, retryAfterMs }: Attempt & { retryAfterMs?: number | null }, attempt: number) {
    const own = this.#limits.pauseMs * 2 ** (attempt - 1);
    const asked = kind === 'later' ? (retryAfterMs ?? 0) : 0;
    return Math.min(Math.max(own, asked), PAUSE_MAX_MS);
  }
}

type Attempt =
  | { readonly kind: 'final'; readonly fetched: Fetched }
  | {
      readonly kind: 'later';
      readonly fetched: Fetched;
      readonly retryAfterMs: number | null;
    };

function attemptOf(httpStatus: number, text: string, retryAfter: string | null): Attempt {
  const status = httpStatus === 200 ? statusWithin(text) : httpStatus;
  const seconds = Number(retryAfter);
  const askedMs = retryAfter !== null && Number.isFinite(seconds) ? seconds * 1000 : null;
  if (status === 429 || status >= 500) return later(`The answer was ${status}`, status, askedMs);
  if (status !== 200) {
    return { kind: 'final', fetched: { ok: false, reason: `The answer was ${status}`, status } };
  }
  if (isHtml(text)) return later('The answer was a web page', status, askedMs);
  return { kind: 'final', fetched: { ok: true, text } };
}

function later(reason: string, status: number | null, retryAfterMs: number | null): Attempt {
  return { kind: 'later', fetched: { ok: false, reason, status }, retryAfterMs };
}

/** The API answers 200 to everything; the true status stands in the body. */
function statusWithin(text: string): number {
  if (!text.trimStart().startsWith('{')) return 200;
  try {
    const { code } = asMap(JSON.parse(text)) ?? {};
    return typeof code === 'number' && code >= 100 && code <= 599 ? code : 200;
  } catch {
    return 200;
  }
}

/** What stood in the way of an answer, without the address, which may hold secrets. */
function causeOf(error: unknown): string {
  const cause = (error as { readonly cause?: unknown }).cause;
  const code = textAt(asMap(cause), 'code') ?? (error as Error).name;
  return `No answer came (${code})`;
}
