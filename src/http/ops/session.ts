import { createHmac, randomBytes } from 'node:crypto';
import { sameSecret } from '../same-secret.ts';

const NAME = 'truth_ops';

/** A working day. */
const LASTS_MS = 12 * 3_600_000;

/**
 * The cookie of an operator who has shown the token: when it expires, something random, and a
 * signature of both. Every instance can check it, and none needs to remember it; another token
 * makes all of them void.
 */
export function sessionCookie(opsToken: string, nowMs: number, isSecure: boolean): string {
  const said = `${nowMs + LASTS_MS}.${randomBytes(12).toString('base64url')}`;
  return cookie(`${said}.${signatureOf(said, opsToken)}`, LASTS_MS, isSecure);
}

/** Takes the cookie back. */
export function endedSessionCookie(): string {
  return cookie('', 0, false);
}

/** Whether the header holds a cookie that this token has signed and that has not expired. */
export function hasSession(
  cookieHeader: string | undefined,
  opsToken: string,
  nowMs: number,
): boolean {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=', 2);
    if (name === NAME && isValid(value, opsToken, nowMs)) return true;
  }
  return false;
}

function isValid(value: string, opsToken: string, nowMs: number): boolean {
  const [expires = '', random = '', signature] = value.split('.');
  if (!sameSecret(signature, signatureOf(`${expires}.${random}`, opsToken))) return false;
  return Number(expires) > nowMs;
}

function signatureOf(said: string, opsToken: string): string {
  return createHmac('sha256', opsToken).update(`ops-session ${said}`).digest('base64url');
}

function cookie(value: string, lastsMs: number, isSecure: boolean): string {
  const parts = [`${NAME}=${value}`, 'Path=/ops', `Max-Age=${lastsMs / 1000}`, 'HttpOnly'];
  return [...parts, 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])].join('; ');
}
