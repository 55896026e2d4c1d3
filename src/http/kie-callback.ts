import { repeatLimit } from '../../generated/log-policy.ts';
import type { RouteAuthenticators, RouteHandlers } from '../../generated/routes.ts';
import { kieCallback as declared } from '../../generated/security.ts';
import type { Log } from '../core/log.ts';
import { repeatLimiter } from '../core/repeat-limit.ts';
import { within } from '../db/deadline.ts';
import { isSignedByVendor, taskIdOf } from './kie-signature.ts';
import { problem } from './problem.ts';

/** The vendor waits 15 s and repeats three times. */
const STORE_DEADLINE_MS = 5_000;

/** Form of the tokens that this service makes. */
const JOB_TOKEN = /^[A-Za-z0-9_-]{16,128}$/;

export interface KieCallbackPort {
  /** Key of signatures; without one callbacks are not signed. */
  readonly hmacKey: string | undefined;
  /** False when no order has the token. It is stored all the same. */
  readonly store: (jobToken: string, body: string) => Promise<boolean>;
  readonly onStored: () => void;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * `POST /kie-callback`: the body is stored as it came. It is a hint, to be confirmed before
 * anything is paid.
 */
export function kieCallback(port: KieCallbackPort): RouteHandlers['kieCallback'] {
  const mayLog = repeatLimiter(repeatLimit);
  const warnOfStranger = (nowMs: number): void => {
    const { pass, heldBack } = mayLog('stranger', nowMs);
    if (pass) port.log.warn({ heldBack }, 'callback for an order that is not known');
  };
  return async ({ query, headers, body, rawBody }) => {
    const shown = {
      signature: headers['x-webhook-signature'],
      timestamp: headers['x-webhook-timestamp'],
    };
    const { hmacKey, log } = port;
    const signed =
      hmacKey === undefined ||
      isSignedByVendor(hmacKey, taskIdOf(body), shown, port.now(), declared.freshnessMs);
    if (!signed) {
      const message = 'The signature is missing, old, or not made for this task with our key.';
      return { status: 401, body: problem('unauthorized', message) };
    }
    try {
      const stored = port.store(query.job ?? '', rawBody.toString('utf8'));
      if (!(await within(STORE_DEADLINE_MS, stored))) warnOfStranger(port.now());
      port.onStored();
      return { status: 200, body: { ok: true } };
    } catch (err) {
      log.error({ err }, 'callback not stored');
      return {
        status: 503,
        body: problem('not_stored', 'The callback could not be stored. Send it again.'),
      };
    }
  };
}

/** The address of a callback holds a token that only the vendor was told. */
export const kieCallbackToken: RouteAuthenticators['kie_callback'] = ({ query }) =>
  JOB_TOKEN.test(String(query.job))
    ? null
    : {
        status: 401,
        body: problem('unauthorized', `The parameter ${declared.query} holds no token of a job.`),
      };
