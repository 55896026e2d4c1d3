import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request whose headers the server has read, and whose body is still missing. */
export interface HalfSent {
  readonly socket: Socket;
  /** Sends the body and reads the answer. */
  finish(): Promise<string>;
}

/** Sends the headers of a POST and waits until the server asks for the body. */
export async function sendHalf(
  address: string,
  path: string,
  headers: Record<string, string | undefined>,
  body: string,
): Promise<HalfSent> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => undefined);
  const lines = Object.entries({
    host: 'test',
    expect: '100-continue',
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  const [invitation] = await once(socket, 'data');
  if (!String(invitation).startsWith('HTTP/1.1 100 ')) throw new Error(String(invitation));
  return {
    socket,
    finish: () => {
      const answer = text(socket);
      socket.write(body);
      return answer;
    },
  };
}
