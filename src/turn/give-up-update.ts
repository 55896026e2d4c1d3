import { randomUUID } from 'node:crypto';
import { defaultLanguage } from '../../generated/bot.ts';
import { languageOf } from '../core/dialogue/language.ts';
import type { Log } from '../core/log.ts';
import { fence } from '../db/ledger/fence.ts';
import type { DatabasePool } from '../db/pool.ts';
import { insertOutbox } from '../db/queries/insert-outbox.ts';
import { markHandled } from '../db/queries/mark-handled.ts';
import type { WaitingUpdate } from '../db/queries/next-update.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import { inTransaction } from '../db/transaction.ts';
import { callsFor } from '../telegram/calls.ts';
import { parseUpdate } from '../telegram/parse-update.ts';

/**
 * Puts aside an update that a fault of ours keeps from being handled, so that the chat can go on,
 * and tells the user. The log holds the cause under the id that the user is shown.
 */
export async function giveUpUpdate(
  ports: { readonly db: DatabasePool; readonly log: Log },
  epoch: number,
  update: WaitingUpdate,
  cause: unknown,
): Promise<void> {
  const incident = randomUUID().slice(0, 8);
  const { updateId } = update;
  ports.log.error({ err: cause, incident, update_id: updateId }, 'an update cannot be handled');
  await inTransaction(ports.db, async (db) => {
    await fence(db, epoch);
    if (!(await markHandled(db, updateId, incident))) return;
    const incoming = readable(update.payload);
    if (incoming === null) return;
    const { userId, chatId, languageCode } = incoming;
    const known = await readUserLanguage(db, userId);
    const language = known ?? languageOf(languageCode) ?? defaultLanguage;
    const screen = { kind: 'notice', key: 'error-incident', variables: { incident } } as const;
    const context = { incoming, language, panelMessageId: null, ordered: null };
    await insertOutbox(db, chatId, callsFor([{ kind: 'message', screen }], context));
  });
}

/** It may be the reading that is at fault. */
function readable(payload: string) {
  try {
    return parseUpdate(payload);
  } catch {
    return null;
  }
}
