import { type Answer, BAD_GATEWAY, envelope, json } from './answer.ts';
import type { FaultKind, RequestKind } from './faults.ts';
import type { VendorRequest } from './request-log.ts';
import type { Vendor } from './vendor.ts';
import { REFUSALS, type Refusal } from './vendor-texts.ts';

const say = ({ code, msg }: Refusal): Answer => envelope(code, msg);

const ANSWERS: Partial<Record<FaultKind, Answer>> = {
  'html-502': BAD_GATEWAY,
  throttled: say(REFUSALS.throttled),
  'http-429': json(429, REFUSALS.throttled),
  'bad-key': say(REFUSALS.badKey),
  'http-401': json(401, REFUSALS.badKey),
  'sub-key-cap': say(REFUSALS.subKeyCap),
  maintenance: say(REFUSALS.maintenance),
  'server-error': say(REFUSALS.serverError),
  hang: 'hang',
  reset: 'reset',
};

/**
 * Why a request is not even looked at: a planned fault, the key, too many calls. Null when it goes
 * on.
 */
export function refusedRequest(
  vendor: Vendor,
  { headers, method }: VendorRequest,
  kind: RequestKind,
  model: string | null,
): Answer | null {
  const fault = vendor.faults.takeRequest(kind, model);
  if (fault !== null) return ANSWERS[fault.kind] ?? null;
  const { authorization = '' } = headers;
  if (authorization === '') return say(REFUSALS.noAuth);
  const type = headers['content-type'] ?? '';
  const isTyped = method !== 'POST' || /^(application\/json|multipart\/form-data)\b/.test(type);
  if (authorization !== `Bearer ${vendor.apiKey}` || !isTyped) return say(REFUSALS.badKey);
  if (kind === 'upload') return null;
  const limit = kind === 'read' ? vendor.settings.readLimit : vendor.settings.createLimit;
  return vendor.rates.allows(kind, limit, Date.now()) ? null : say(REFUSALS.throttled);
}
