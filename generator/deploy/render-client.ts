/** What a client needs of the world. */
export interface ClientPorts {
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface RenderAnswer {
  readonly status: number;
  /** Parsed; null when there was none, or it was no JSON. */
  readonly body: unknown;
}

/** Nobody answered, or only "later", for as long as one may wait. */
export class RenderSilent extends Error {
  override readonly name = 'RenderSilent';
}

const DEADLINE_MS = 20_000;
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 1000;
/** Render's windows are a minute long. */
const PAUSE_MAX_MS = 60_000;
/** Render documents a time in seconds since 1970, and shows an example in seconds from now. */
const EPOCH_SECONDS_MIN = 1_000_000_000;

/**
 * Render's API, politely: too many requests and faults of the server are asked again, later each
 * time, or when the answer says so. The key goes to this address only: redirects are not followed.
 */
export class RenderClient {
  readonly #base: string;
  readonly #key: string;
  readonly #ports: ClientPorts;

  constructor(base: string, key: string, ports: ClientPorts) {
    this.#base = base.replace(/\/+$/, '');
    this.#key = key;
    this.#ports = ports;
  }

  /** Reading again changes nothing, so every failure is tried again. Throws {@link RenderSilent}. */
  get(path: string, query: Readonly<Record<string, string>> = {}): Promise<RenderAnswer> {
    const words = new URLSearchParams(query).toString();
    return this.#patiently('GET', words === '' ? path : `${path}?${words}`, undefined, true);
  }

  /**
   * Only what was surely not carried out is tried again. Throws {@link RenderSilent} when nobody
   * knows whether it was.
   */
  post(path: string, body: object): Promise<RenderAnswer> {
    return this.#patiently('POST', path, body, false);
  }

  async #patiently(
    method: string,
    path: string,
    body: object | undefined,
    mayRepeat: boolean,
  ): Promise<RenderAnswer> {
    let why = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const asked = await this.#ask(method, path, body);
      if ('answer' in asked) {
        const { status } = asked.answer;
        if (status !== 429 && status < 500) return asked.answer;
        if (status !== 429 && !mayRepeat) throw new RenderSilent(`Render answered ${status}`);
        why = `Render answered ${status}`;
      } else {
        if (!mayRepeat) throw new RenderSilent(asked.why);
        why = asked.why;
      }
      if (attempt + 1 === ATTEMPTS) break;
      const own = FIRST_PAUSE_MS * 2 ** attempt;
      const askedMs = 'answer' in asked ? asked.waitMs : 0;
      await this.#ports.pause(Math.min(PAUSE_MAX_MS, Math.max(own, askedMs)));
    }
    throw new RenderSilent(`${why}, ${ATTEMPTS} times in a row`);
  }

  async #ask(
    method: string,
    path: string,
    body: object | undefined,
  ): Promise<{ answer: RenderAnswer; waitMs: number } | { why: string }> {
    try {
      const response = await fetch(`${this.#base}/v1${path}`, {
        method,
        redirect: 'manual',
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${this.#key}`,
          'user-agent': 'truth-deploy',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      const answer = { status: response.status, body: parsed(await response.text()) };
      return { answer, waitMs: this.#askedWait(response.headers) };
    } catch (error) {
      const { name, cause } = error as Error;
      const { code } = (cause ?? {}) as NodeJS.ErrnoException;
      return { why: `Render gave no answer (${code ?? name})` };
    }
  }

  /** Milliseconds until one may ask again, as the headers say; 0 when they do not. */
  #askedWait(headers: Headers): number {
    const after = Number(headers.get('retry-after'));
    if (after > 0) return after * 1000;
    if (headers.get('ratelimit-remaining') !== '0') return 0;
    const reset = Number(headers.get('ratelimit-reset'));
    if (!(reset > 0)) return 0;
    return reset < EPOCH_SECONDS_MIN ? reset * 1000 : reset * 1000 - this.#ports.nowMs();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
