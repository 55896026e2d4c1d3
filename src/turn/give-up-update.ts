import { defaultLanguage } from '../../generated/bot.ts';
import type { Language } from '../../generated/messages.ts';
import { askedOf, errorOf, wordsOf } from '../core/admin/incident.ts';
import { languageOf } from '../core/dialogue/language.ts';
import { needsOf } from '../core/dialogue/needs.ts';
import type { Incoming } from '../core/incoming.ts';
import type { Log } from '../core/log.ts';
import { scrubber } from '../core/redact.ts';
import { fence } from '../db/ledger/fence.ts';
import type { DatabasePool, Queryable } from '../db/pool.ts';
import { insertIncident } from '../db/queries/insert-incident.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { markHandled } from '../db/queries/mark-handled.ts';
import type { WaitingUpdate } from '../db/queries/next-update.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { inTransaction } from '../db/transaction.ts';
import { newIncidentId } from '../ops/new-incident-id.ts';
import { callsFor } from '../telegram/calls.ts';
import { parseUpdate } from '../telegram/parse-update.ts';

export interface GiveUpPorts {
  readonly db: DatabasePool;
  readonly log: Log;
  /** A text without the secrets of this process. */
  readonly scrub: (text: string) => string;
}

/**
 * Puts aside an update that a fault of ours keeps from being handled, so that the chat can go on,
 * and tells the user. The log and the incidents hold the cause under the id that the user is shown.
 */
export async function giveUpUpdate(
  ports: GiveUpPorts,
  epoch: number,
  update: WaitingUpdate,
  cause: unknown,
): Promise<void> {
  const incident = newIncidentId();
  const { updateId } = update;
  ports.log.error({ err: cause, incident, update_id: updateId }, 'an update cannot be handled');
  await inTransaction(ports.db, async (db) => {
    await fence(db, epoch);
    if (!(await markHandled(db, updateId, incident))) return;
    const incoming = readable(update.payload);
    const language = incoming === null ? null : await languageFor(db, incoming);
    const ofUser = scrubber(incoming === null ? [] : wordsOf(incoming));
    await insertIncident(db, {
      ...{ id: incident, updateId, toldIn: language },
      userId: incoming?.userId ?? null,
      asked: incoming === null ? 'unreadable' : askedOf(incoming),
      orderId: incoming === null ? null : needsOf(incoming).generationId,
      ...errorOf(cause, (text) => ofUser(ports.scrub(text))),
    });
    if (incoming === null || language === null) return;
    const screen = { kind: 'notice', key: 'error-incident', variables: { incident } } as const;
    const context = { incoming, language, panelMessageId: null, ordered: null };
    await insertOutbox(db, incoming.chatId, callsFor([{ kind: 'message', screen }], context));
  });
}

async function languageFor(db: Queryable, { userId, languageCode }: Incoming): Promise<Language> {
  const known = await readUserLanguage(db, userId);
  return known ?? languageOf(languageCode) ?? defaultLanguage;
}

/** It may be the reading that is at fault. */
function readable(payload: string) {
  try {
    return parseUpdate(payload);
  } catch {
    return null;
  }
}
