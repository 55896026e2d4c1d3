import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as the vendor got it. */
export interface VendorCall {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** Parsed; null when it was no JSON. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** What is answered: an envelope with HTTP 200, anything else as it stands, or a cut connection. */
export type VendorAnswer =
  | { readonly code: number; readonly msg?: string; readonly data?: unknown }
  | { readonly http: number; readonly text: string; readonly location?: string }
  | 'cut';

/** Decides what a call is answered with. While it waits, so does the caller. */
export type VendorScript = (call: VendorCall) => VendorAnswer | Promise<VendorAnswer>;

export interface ScriptedVendor {
  readonly base: string;
  script: VendorScript;
  readonly calls: VendorCall[];
  /** Calls of this path. */
  callsOf(path: string): VendorCall[];
  stop(): Promise<void>;
}

export const CREATE = '/api/v1/jobs/createTask';
export const READ = '/api/v1/jobs/recordInfo';
export const UPLOAD = '/api/file-stream-upload';

/** A vendor over HTTP that says what the test tells it to. */
export async function startScriptedVendor(): Promise<ScriptedVendor> {
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    vendor.calls.push(call);
    const answer = await vendor.script(call);
    if (answer === 'cut') {
      request.socket.destroy();
      return;
    }
    if ('http' in answer) {
      const headers = answer.location === undefined ? {} : { location: answer.location };
      response.writeHead(answer.http, { 'content-type': 'text/html', ...headers });
      response.end(answer.text);
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ msg: 'success', data: null, ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const calls: VendorCall[] = [];
  const vendor: ScriptedVendor = {
    base: `http://127.0.0.1:${port}`,
    script: () => ({ code: 500, msg: 'nothing is scripted' }),
    calls,
    callsOf: (path) => calls.filter((call) => call.path === path),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return vendor;
}

async function readCall(request: IncomingMessage): Promise<VendorCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('latin1');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://vendor.example');
  const isJson = request.headers['content-type'] === 'application/json';
  return {
    method: request.method ?? '',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    text,
    body: isJson ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : null,
  };
}
