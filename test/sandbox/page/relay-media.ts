import type { IncomingMessage, ServerResponse } from 'node:http';

const KEEP_SECONDS = 3_600;

/** Hands a file out to the browser: whole, or the part that it asks for when a player seeks. */
export async function relayMedia(
  url: string,
  { headers: { range } }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await fetch(url);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const headers = {
    'content-type': answer.headers.get('content-type') ?? 'application/octet-stream',
    'cache-control': `max-age=${KEEP_SECONDS}`,
    'accept-ranges': 'bytes',
  };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (!answer.ok || from === undefined || Number(from) >= bytes.length) {
    response.writeHead(answer.status, headers).end(bytes);
    return;
  }
  const last = to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1);
  const part = bytes.subarray(Number(from), last + 1);
  const contentRange = `bytes ${from}-${last}/${bytes.length}`;
  response.writeHead(206, { ...headers, 'content-range': contentRange }).end(part);
}
