import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is kept under a path. */
export interface KeptFile {
  readonly bytes?: Uint8Array;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers with all, whatever was asked for, and does not say how much it is. */
  readonly isPlain?: boolean;
  /** The connection breaks after the first half. */
  readonly breaks?: boolean;
}

export interface FileServer {
  readonly root: string;
  readonly files: Map<string, KeptFile>;
  /** Paths that were asked for, with the range. */
  readonly asked: string[];
  stop(): Promise<void>;
}

/** Hands out files as the vendor's servers do. */
export async function startFileServer(): Promise<FileServer> {
  const files = new Map<string, KeptFile>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${path} ${request.headers.range ?? 'whole'}`);
    const { bytes, status, headers, isPlain, breaks } = files.get(path) ?? { status: 404 };
    if (bytes === undefined || status !== undefined) {
      response.writeHead(status ?? 200, headers).end(bytes);
      return;
    }
    if (breaks === true) {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
      return;
    }
    const last = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '')?.[1];
    if (isPlain === true) response.writeHead(200, { 'transfer-encoding': 'chunked' }).end(bytes);
    else if (last === undefined) {
      response.writeHead(200, { 'content-length': bytes.length, ...headers }).end(bytes);
    } else {
      const part = bytes.subarray(0, Number(last) + 1);
      const range = `bytes 0-${part.length - 1}/${bytes.length}`;
      response.writeHead(206, { 'content-range': range, 'content-length': part.length }).end(part);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    files,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
