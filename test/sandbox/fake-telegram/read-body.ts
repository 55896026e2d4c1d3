import type { IncomingMessage } from 'node:http';

/** The whole body; null when it is longer than `bytesMax`, of which the rest is thrown away. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bytesMax) chunks.push(chunk);
  }
  return length > bytesMax ? null : Buffer.concat(chunks);
}
