import { defaultLanguage } from '../../generated/bot.ts';
import { isAllowed } from '../../generated/modes.ts';
import { rateLimits } from '../../generated/security.ts';
import { adminNeedsOf } from '../core/admin/admin-needs.ts';
import type { Role } from '../core/admin/rights.ts';
import type { Facts, Needs } from '../core/dialogue/decision.ts';
import { noDialogue } from '../core/dialogue/dialogue.ts';
import { languageOf } from '../core/dialogue/language.ts';
import { needsOf } from '../core/dialogue/needs.ts';
import type { Generation } from '../core/generation/generation.ts';
import type { Incoming } from '../core/incoming.ts';
import { RECENT_PAYMENTS } from '../core/money/recent-payment.ts';
import { spendingPeriods } from '../core/money/spending.ts';
import type { Queryable } from '../db/pool.ts';
import { isKnownUser } from '../db/queries/is-known-user.ts';
import { lockGeneration } from '../db/queries/lock-generation.ts';
import { lockPromo } from '../db/queries/lock-promo.ts';
import { readPayment } from '../db/queries/read-payment.ts';
import { readRecentPayments } from '../db/queries/read-recent-payments.ts';
import { readReferralStats } from '../db/queries/read-referral-stats.ts';
import { readSavedPrompt } from '../db/queries/read-saved-prompt.ts';
import { readSavedPrompts } from '../db/queries/read-saved-prompts.ts';
import { readSpending } from '../db/queries/read-spending.ts';
import { readStanding } from '../db/queries/read-standing.ts';
import { touchUser } from '../db/queries/touch-user.ts';
import { gatherAdminFacts } from './gather-admin-facts.ts';
import { gatherResultFacts } from './gather-result-facts.ts';
import type { ModelUseCache } from './model-use-cache.ts';
import type { StartLinks } from './start-links.ts';

/** What a turn knows without asking the database. */
export interface KnownFacts extends Pick<Facts, 'nowMs' | 'newDraftId' | 'canPayRub'> {
  readonly adminIds: readonly number[];
  readonly modelUse: ModelUseCache;
  readonly links: StartLinks;
}

/**
 * All that a decision about this update may know. Locks the row of the user and that of the order
 * in question, so that nothing of it changes until the transaction ends.
 */
export async function gatherFacts(
  db: Queryable,
  incoming: Incoming,
  known: KnownFacts,
): Promise<Facts> {
  const { userId, chatId, firstName, username, languageCode } = incoming;
  const { nowMs, newDraftId, canPayRub, adminIds, links } = known;
  const language = languageOf(languageCode) ?? defaultLanguage;
  const user = await touchUser(db, { id: userId, firstName, username, language });
  const needs = needsOf(incoming);
  const generation = await ownGeneration(db, userId, needs.generationId);
  const results = await gatherResultFacts(db, userId, { needs, generation, links });
  const sinceMs = nowMs - rateLimits.userGenerations.perMs;
  const {
    role: stored,
    isBanned,
    ...standing
  } = await readStanding(db, {
    userId,
    chatId,
    sinceMs,
    nowMs,
  });
  const dialogue = { ...noDialogue, ...standing.dialogue };
  const role = roleOf(userId, stored, adminIds);
  return {
    nowMs,
    newDraftId,
    canPayRub,
    user: { id: userId, ...user, role, isBanned: isBanned && role === null },
    ...standing,
    dialogue,
    admin: await gatherAdminFacts(
      db,
      role === null ? { kind: 'nothing' } : adminNeedsOf(incoming, dialogue),
      { ownerIds: adminIds, nowMs },
    ),
    generation,
    ...results,
    modelUse: needs.modelUse ? await known.modelUse.read(db, nowMs) : null,
    payment: needs.chargeId === null ? null : await readPayment(db, needs.chargeId),
    inviterId: user.isNew ? await inviterBy(db, needs, results, links) : null,
    referralStats: needs.referralStats
      ? { link: links.linkOf(userId), ...(await readReferralStats(db, userId)) }
      : null,
    promo: needs.promoCode === null ? null : await lockPromo(db, needs.promoCode, userId),
    prompts:
      needs.promptPage === null ? null : await readSavedPrompts(db, userId, needs.promptPage),
    prompt: needs.promptId === null ? null : await readSavedPrompt(db, userId, needs.promptId),
    spending: needs.spending ? await readSpending(db, userId, spendingPeriods(nowMs)) : null,
    recentPayments: needs.recentPayments
      ? await readRecentPayments(db, userId, RECENT_PAYMENTS)
      : [],
  };
}

function roleOf(id: number, stored: Role | null, adminIds: readonly number[]): Role | null {
  if (!isAllowed('ACTIVE', 'admin')) return null;
  return adminIds.includes(id) ? 'owner' : stored;
}

/** Who shows a result brings others along too. A link of somebody who is gone leads nowhere. */
async function inviterBy(
  db: Queryable,
  { referralToken }: Needs,
  { openedShare }: Pick<Facts, 'openedShare'>,
  links: StartLinks,
): Promise<number | null> {
  if (openedShare !== null) return openedShare.generation.userId;
  const id = referralToken === null ? null : links.inviterOf(referralToken);
  return id !== null && (await isKnownUser(db, id)) ? id : null;
}

/** Orders of other people do not exist for this user. */
async function ownGeneration(
  db: Queryable,
  userId: number,
  id: number | null,
): Promise<Generation | null> {
  if (id === null) return null;
  const generation = await lockGeneration(db, id);
  return generation?.userId === userId ? generation : null;
}
