import type { RouteHandlers } from '../../../generated/routes.ts';
import type { Log } from '../../core/log.ts';
import { problem } from '../problem.ts';
import { sameSecret } from '../same-secret.ts';
import { endedSessionCookie, sessionCookie } from './session.ts';

/** So many wrong tokens in so much time; then nobody is let in until the time is over. */
const WRONG_MAX = 10;
const WRONG_PER_MS = 60_000;

export interface LoginPort {
  readonly opsToken: string | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * `POST /ops/login`: a cookie for the right token. Wrong ones are counted for the whole process: an
 * address says little behind a proxy. Who is signed in stays so.
 */
export function opsLogin({ opsToken, log, now }: LoginPort): RouteHandlers['opsLogin'] {
  const wrongAtMs: number[] = [];
  return ({ body, headers, ip }) => {
    const nowMs = now();
    while (wrongAtMs.length > 0 && (wrongAtMs[0] ?? 0) <= nowMs - WRONG_PER_MS) wrongAtMs.shift();
    if (wrongAtMs.length >= WRONG_MAX) {
      const seconds = Math.ceil(((wrongAtMs[0] ?? nowMs) + WRONG_PER_MS - nowMs) / 1000);
      const message = `Too many wrong tokens. Try again in ${seconds} s.`;
      return {
        status: 429,
        body: problem('too_many_attempts', message),
        headers: { 'retry-after': String(seconds) },
      };
    }
    if (opsToken === undefined || !sameSecret(body.token, opsToken)) {
      wrongAtMs.push(nowMs);
      log.warn({ ip, attempts: wrongAtMs.length }, 'a wrong operator token was shown');
      return { status: 401, body: problem('unauthorized', refusalOf(opsToken)) };
    }
    const isSecure = headers['x-forwarded-proto']?.split(',')[0]?.trim() === 'https';
    const cookie = sessionCookie(opsToken, nowMs, isSecure);
    return { status: 200, body: { ok: true }, headers: { 'set-cookie': cookie } };
  };
}

function refusalOf(opsToken: string | undefined): string {
  return opsToken === undefined
    ? 'The page is closed: set OPS_TOKEN, or open it on the machine of the service.'
    : 'This is not the operator token. It is the value of OPS_TOKEN.';
}

/** `POST /ops/logout`: the cookie is taken back. */
export function opsLogout(): RouteHandlers['opsLogout'] {
  const headers = { 'set-cookie': endedSessionCookie() };
  return () => ({ status: 200, body: { ok: true }, headers });
}
