import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as the API got it. */
export interface ApiCall {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly authorization: string | undefined;
  /** Parsed; null when there was none. */
  readonly body: unknown;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export interface ScriptedApi {
  readonly base: string;
  answer: (call: ApiCall) => ApiAnswer;
  readonly calls: ApiCall[];
  /** Bodies of the calls of this kind, for example `POST /user`. */
  bodiesOf(call: string): unknown[];
  stop(): Promise<void>;
}

/** An API over real HTTP that says what the test tells it to. */
export async function startScriptedApi(): Promise<ScriptedApi> {
  const calls: ApiCall[] = [];
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    const { method = '', url = '', headers } = request;
    const { authorization } = headers;
    const call = { method, path: url, authorization, body: sent === '' ? null : JSON.parse(sent) };
    calls.push(call);
    const { status, body } = api.answer(call);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? '' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const api: ScriptedApi = {
    base: `http://127.0.0.1:${port}`,
    answer: () => ({ status: 500, body: { message: 'nothing is scripted' } }),
    calls,
    bodiesOf: (wanted) =>
      calls.filter(({ method, path }) => `${method} ${path}` === wanted).map(({ body }) => body),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return api;
}
