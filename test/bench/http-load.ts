import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';

const HEAD_END = '\r\n\r\n';

export interface LoadResult {
  /** From the first request to the last answer. */
  readonly ms: number;
  /** How long each answer took, in the order in which they came. */
  readonly latenciesMs: readonly number[];
}

/**
 * Sends the requests over so many connections, one at a time on each. Written on bare sockets: a
 * client that works hard would be measured too.
 * Throws when an answer is not 200.
 */
export async function loadHttp(
  port: number,
  connections: number,
  requests: readonly string[],
): Promise<LoadResult> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const latenciesMs: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (let at = next++; at < requests.length; at = next++) {
        const sentAt = performance.now();
        await ask(socket, requests[at] as string);
        latenciesMs.push(performance.now() - sentAt);
      }
    }),
  );
  const ms = performance.now() - startedAt;
  for (const socket of sockets) socket.destroy();
  return { ms, latenciesMs };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

/** Answers are short and have a `content-length`. */
function ask(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const onData = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf(HEAD_END);
      if (head === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < head + HEAD_END.length + length) return;
      socket.off('data', onData);
      if (answer.startsWith('HTTP/1.1 200 ')) resolve();
      else reject(new Error(`Not 200 but: ${answer.slice(0, 200)}`));
    };
    socket.on('data', onData);
    socket.write(request);
  });
}
