import { isAllowed, type WorkingMode } from '../../generated/modes.ts';
import type { RouteAuthenticators, RouteHandlers } from '../../generated/routes.ts';
import { webhookSecret as declared } from '../../generated/security.ts';
import { laneOf } from '../core/lane.ts';
import type { Log } from '../core/log.ts';
import { within } from '../db/deadline.ts';
import { problem } from './problem.ts';
import { sameSecret } from './same-secret.ts';

/**
 * Telegram waits for an answer about a minute. A slow refusal is worse than an early one: it
 * repeats either way.
 */
export const STORE_DEADLINE_MS = 2_000;

export interface WebhookPort {
  /** The contract says whether updates are taken in it. */
  readonly mode: () => WorkingMode;
  /** Stores an update; false when it was stored before. Rejects when it is not stored. */
  readonly store: (updateId: number, lane: string, payload: string) => Promise<boolean>;
  readonly onStored: (isNew: boolean) => void;
  readonly log: Log;
}

/** `POST /webhook/{secret}`: 200 only for what is stored; a 503 makes Telegram repeat. */
export function webhook({ mode, store, onStored, log }: WebhookPort): RouteHandlers['webhook'] {
  return async ({ body, rawBody }) => {
    if (!isAllowed(mode(), 'receive_updates')) {
      const message = 'This instance takes no updates now. Send it again.';
      return { status: 503, body: problem('not_receiving', message) };
    }
    try {
      const isNew = await within(
        STORE_DEADLINE_MS,
        store(body.update_id, laneOf(body), rawBody.toString('utf8')),
      );
      onStored(isNew);
      return { status: 200, body: { ok: true } };
    } catch (err) {
      log.error({ err, update_id: body.update_id }, 'update not stored');
      return {
        status: 503,
        body: problem('not_stored', 'The update could not be stored. Send it again.'),
      };
    }
  };
}

/**
 * Telegram shows the secret twice: in the path and in a header. Without a secret nobody gets in.
 */
export function webhookSecret(secret: string | undefined): RouteAuthenticators['webhook_secret'] {
  return ({ params, headers }) => {
    if (secret === undefined || !sameSecret(params.secret, secret)) {
      return { status: 404, body: problem('not_found', 'There is nothing at this address.') };
    }
    if (!sameSecret(headers[declared.header], secret)) {
      const message = `The header ${declared.header} is missing or wrong.`;
      return { status: 401, body: problem('unauthorized', message) };
    }
    return null;
  };
}
