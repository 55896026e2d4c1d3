import { readEnvelope } from './envelope.ts';
import { httpCall } from './http-call.ts';

const TIMEOUT_MS = 10_000;

/**
 * How many credits the account has left, as `GET /api/v1/chat/credit` says; null when it does not
 * say. Never throws.
 */
export async function readCredits(apiBase: string, apiKey: string): Promise<number | null> {
  const outcome = await httpCall({
    method: 'GET',
    url: `${apiBase.replace(/\/+$/, '')}/api/v1/chat/credit`,
    headers: { authorization: `Bearer ${apiKey}` },
    timeoutMs: TIMEOUT_MS,
  });
  if (outcome.kind === 'no-answer') return null;
  const { status, data } = readEnvelope(outcome.status, outcome.text);
  return status === 200 && typeof data === 'number' && Number.isFinite(data) ? data : null;
}
