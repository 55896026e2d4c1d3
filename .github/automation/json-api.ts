const DEADLINE_MS = 30_000;

export interface JsonAnswer {
  readonly status: number;
  /** Parsed; null when there was none or it was no JSON. */
  readonly body: unknown;
}

export interface JsonRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly body?: unknown;
}

/** Asks for a path below one address. Throws when nobody answers within half a minute. */
export type JsonApi = (path: string, request?: JsonRequest) => Promise<JsonAnswer>;

/**
 * An API that speaks JSON and takes a bearer token. The token is sent to `base` only: redirects are
 * answers, not followed.
 */
export function jsonApi(base: string, token: string): JsonApi {
  return async (path, { method = 'GET', body } = {}) => {
    const answer = await fetch(`${base.replace(/\/+$/, '')}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return { status: answer.status, body: parsed(await answer.text()) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
