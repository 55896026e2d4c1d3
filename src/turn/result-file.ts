import { addressFault, isAddressLike } from '../../generated/runtime/public-address.ts';
import { fileTypeOf, HEAD_BYTES } from '../core/delivery/file-type.ts';
import { pictureSizeOf } from '../core/delivery/picture-size.ts';
import type { ResultFile } from '../core/delivery/way.ts';
import { readAtMost } from '../telegram/read-at-most.ts';

/** The address leads to no file, now or ever. The message holds no address. */
export class ResultGone extends Error {
  override readonly name = 'ResultGone';
}

/** The server that has the file does not hand it out now. The message holds no address. */
export class ResultUnreachable extends Error {
  override readonly name = 'ResultUnreachable';
}

const HEAD_MS = 20_000;
const BODY_MS = 5 * 60_000;
const REDIRECTS_MAX = 5;

/** What a result is, by its first bytes. Throws {@link ResultGone} or {@link ResultUnreachable}. */
export async function probeResult(url: string): Promise<ResultFile> {
  const answer = await get(url, HEAD_MS, { range: `bytes=0-${HEAD_BYTES - 1}` });
  const head = await reading(readUpTo(answer, HEAD_BYTES));
  if (head.length === 0) throw new ResultGone('The result is an empty file.');
  const type = fileTypeOf(head);
  return {
    type,
    bytes: totalOf(answer) ?? (head.length < HEAD_BYTES ? head.length : null),
    size: type.family === 'picture' ? pictureSizeOf(head) : null,
  };
}

/**
 * All bytes of a result; null when there are more than `bytesMax`. Throws {@link ResultGone} or
 * {@link ResultUnreachable}.
 */
export async function fetchResult(url: string, bytesMax: number): Promise<Uint8Array | null> {
  const answer = await get(url, BODY_MS, {});
  if ((totalOf(answer) ?? 0) > bytesMax) {
    await answer.body?.cancel();
    return null;
  }
  return reading(readAtMost(answer, bytesMax));
}

async function get(
  url: string,
  timeoutMs: number,
  asked: Record<string, string>,
): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  // A compressed answer would hide the size of the file.
  const headers = { 'accept-encoding': 'identity', ...asked };
  let at = checked(url, null);
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects++) {
    const answer = await fetch(at, { headers, signal, redirect: 'manual' }).catch(() => {
      // What fetch says holds the address.
      throw new ResultUnreachable('The server of the result does not answer.');
    });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    const { status } = answer;
    const location = answer.headers.get('location');
    if (status >= 300 && status < 400 && location !== null) {
      at = checked(location, at);
      continue;
    }
    const words = `The server of the result answered ${status}.`;
    if (GONE.has(status)) throw new ResultGone(words);
    throw new ResultUnreachable(words);
  }
  throw new ResultGone('The result is behind too many redirections.');
}

/** Expired files of the vendor are answered with any of these. */
const GONE = new Set([400, 401, 403, 404, 410]);

/**
 * A vendor may name any host, but none that only we can reach may hide behind another one: a
 * redirection does not lead to a private address.
 */
function checked(url: string, from: URL | null): URL {
  if (!URL.canParse(url, from?.href)) throw new ResultGone('The address of the result is none.');
  const to = new URL(url, from?.href);
  if (to.protocol !== 'https:' && to.protocol !== 'http:') {
    throw new ResultGone('The address of the result is not one of the web.');
  }
  if (from !== null && to.hostname !== from.hostname && isPrivate(to.hostname)) {
    throw new ResultGone('The result is behind a redirection to a private address.');
  }
  return to;
}

function isPrivate(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.internal'))
    return true;
  return isAddressLike(host) && addressFault(host) !== null;
}

/** The size of the whole file, also when a part of it was asked for; null when it is not said. */
function totalOf(answer: Response): number | null {
  const range = answer.headers.get('content-range')?.match(/\/(\d+)$/)?.[1];
  if (range !== undefined) return Number(range);
  // The length of what is sent: of a compressed body it is not that of the file.
  if (answer.status !== 200 || answer.headers.has('content-encoding')) return null;
  const length = answer.headers.get('content-length');
  return length === null ? null : Number(length);
}

async function readUpTo(answer: Response, bytesMax: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (answer.body === null) return new Uint8Array();
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= bytesMax) break;
  }
  return Buffer.concat(chunks).subarray(0, bytesMax);
}

async function reading<T>(work: Promise<T>): Promise<T> {
  return work.catch(() => {
    throw new ResultUnreachable('The result broke off.');
  });
}
