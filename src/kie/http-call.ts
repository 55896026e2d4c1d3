/** One call of the vendor's HTTP interface. */
export interface HttpCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
  readonly timeoutMs: number;
}

export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly text: string }
  /** `reached` is false when the request surely did not arrive. */
  | { readonly kind: 'no-answer'; readonly said: string; readonly reached: boolean };

/** Longer answers are not those of the vendor. In bytes. */
const ANSWER_BYTES_MAX = 8 * 1024 * 1024;

/** No connection was made with these, so nothing was sent. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Makes the call. Never throws, and what it says of a fault is the name of it only: messages of
 * errors may hold addresses and headers. Redirects are not followed: they would carry the key.
 */
export async function httpCall(call: HttpCall): Promise<HttpOutcome> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      ...(call.body === undefined ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    return { kind: 'answer', status: response.status, text: await textOf(response) };
  } catch (error) {
    const name = nameOf(error);
    return { kind: 'no-answer', said: `no answer: ${name}`, reached: !BEFORE_SENDING.has(name) };
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > ANSWER_BYTES_MAX) throw new AnswerTooLong();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

class AnswerTooLong extends Error {
  override readonly name = 'AnswerTooLong';
}

/** The code of the system where there is one, else the kind of the error. */
function nameOf(error: unknown): string {
  const cause =
    error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  if (typeof cause?.code === 'string') return cause.code;
  return error instanceof Error ? error.name : 'unknown';
}
