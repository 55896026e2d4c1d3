import type { IncomingHttpHeaders } from 'node:http';

/** A request as it came. */
export interface VendorRequest {
  readonly host: 'api' | 'upload';
  readonly method: string;
  /** With the query. */
  readonly target: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request as it is shown: the key is left out, a long body is cut. */
export interface RecordedRequest {
  readonly atMs: number;
  readonly host: 'api' | 'upload';
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Of the answer; null when there was none. */
  readonly status: number | null;
}

/** A place where something stood that the vendor must never see. */
export interface Leak {
  readonly what: string;
  readonly target: string;
}

const KEPT = 20_000;
const SHOWN_BYTES = 20_000;
/** Path of a file at the Bot API: the token of the bot stands in it. */
const TELEGRAM_FILE = /api\.telegram\.org\/file|\/file\/bot/i;

interface Kept {
  readonly request: VendorRequest;
  readonly recorded: RecordedRequest;
  /** Everything but the body and our own key. */
  readonly head: string;
  readonly hasTelegramFile: boolean;
}

export class RequestLog {
  readonly #apiKey: string;
  #kept: Kept[] = [];

  constructor(apiKey: string) {
    this.#apiKey = apiKey;
  }

  add(request: VendorRequest, status: number | null): void {
    const { host, method, target, body } = request;
    const { authorization, ...rest } = request.headers;
    const headers = Object.fromEntries(Object.entries(rest).map(([n, value]) => [n, `${value}`]));
    const shown = body.subarray(0, SHOWN_BYTES).toString('utf8');
    const recorded = { atMs: Date.now(), host, method, target, headers, body: shown, status };
    const otherKey = authorization === `Bearer ${this.#apiKey}` ? '' : authorization;
    const head = [target, decoded(target), JSON.stringify(headers), otherKey].join('\n');
    const hasTelegramFile = isTelegramFile(`${head}\n${body.toString('latin1')}`);
    this.#kept.push({ request, recorded, head, hasTelegramFile });
    if (this.#kept.length > KEPT) this.#kept = this.#kept.slice(-KEPT / 2);
  }

  list(): readonly RecordedRequest[] {
    return this.#kept.map(({ recorded }) => recorded);
  }

  /**
   * Every request in which one of the secrets stands (anywhere: address, headers, body, files), or
   * the address of a file at Telegram. Our own key is no secret where it belongs.
   */
  leaks(secrets: readonly string[]): Leak[] {
    return this.#kept.flatMap(({ request, head, hasTelegramFile }) => {
      const found = secrets.flatMap((secret, index) =>
        head.includes(secret) || request.body.includes(secret) ? [`secret ${index}`] : [],
      );
      if (hasTelegramFile) found.push('Telegram file');
      return found.map((what) => ({ what, target: request.target }));
    });
  }
}

/** Whether the address of a file at Telegram stands in the text, plain or as JSON escapes it. */
export function isTelegramFile(text: string): boolean {
  return TELEGRAM_FILE.test(text.replaceAll('\\/', '/'));
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
