import { defaultLanguage } from '../../generated/bot.ts';
import { decidePassively } from '../core/dialogue/decide-passively.ts';
import { languageOf } from '../core/dialogue/language.ts';
import type { Queryable } from '../db/pool.ts';
import { readUserLanguage } from '../db/queries/read-user-language.ts';
import type { BotApi, BotMethod } from '../telegram/bot-api.ts';
import { callsFor } from '../telegram/calls.ts';
import { parseUpdate } from '../telegram/parse-update.ts';

/**
 * Answers an update while nobody leads: shows a safe screen, or says that the service is being
 * updated. Nothing is written down, and nothing is owed: a call that fails is not made again.
 * Throws what the Bot API and the database throw.
 */
export async function answerPassively(
  { db, api }: { readonly db: Queryable; readonly api: BotApi },
  payload: string,
): Promise<void> {
  const incoming = parseUpdate(payload);
  if (incoming === null) return;
  const known = await readUserLanguage(db, incoming.userId);
  const language = known ?? languageOf(incoming.languageCode) ?? defaultLanguage;
  const decision = decidePassively(incoming, language);
  if (decision === null) return;
  const context = { incoming, language, panelMessageId: null, ordered: null };
  for (const call of callsFor(decision.replies, context)) {
    await api.call(call.method as BotMethod, call.payload as never);
  }
}
