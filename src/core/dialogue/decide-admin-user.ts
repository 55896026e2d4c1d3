import type { UserCard } from '../admin/admin-facts.ts';
import type { GrantedRole } from '../admin/rights.ts';
import { shortReason, type TypedAdjustment } from '../admin/typed-adjustment.ts';
import { formatKopecks } from '../money/format-kopecks.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { askAdmin, audited, roleOf, showAdmin, userOf } from './admin-answer.ts';
import { type Answer, say } from './answer.ts';
import type { Deed, Facts, Reply } from './decision.ts';
import { alert, notice, toast } from './notice.ts';

/** Goes on with the user whom a button is about, if there is such a user. */
export function withUser(facts: Facts, goOn: (user: UserCard) => Answer): Answer {
  const user = userOf(facts);
  return user === null ? { replies: [alert('admin-no-user')] } : goOn(user);
}

/** The card of a user, as it is after the deeds. */
export function userScreen(
  facts: Facts,
  user: UserCard,
  more: { readonly first?: Reply; readonly deeds?: readonly Deed[] } = {},
): Answer {
  return showAdmin({ show: 'user', user, role: roleOf(facts) }, more);
}

/** The first step: what will be done is shown, and waits for a tap. */
export function proposeAdjustment(
  facts: Facts,
  user: UserCard,
  { kopecks, reason }: TypedAdjustment,
): Answer {
  if (user.wallet.availableKopecks + kopecks < 0n) return say(notice('admin-too-little'));
  const adjustId = facts.newDraftId;
  return askAdmin(
    { show: 'adjustment', adjustId, user, kopecks, reason },
    { asks: 'adjust-now', adjustId, userId: user.id, kopecks: String(kopecks), reason },
  );
}

/** The second step. A button of another adjustment, or tapped again, does nothing. */
export function adjustNow(facts: Facts, { adjustId }: { readonly adjustId: string }): Answer {
  const { adminInput: input } = facts.dialogue;
  if (input?.asks !== 'adjust-now' || input.adjustId !== adjustId) {
    return { replies: [toast('admin-done-before')] };
  }
  const kopecks = BigInt(input.kopecks);
  return withUser(facts, (user) => {
    const available = user.wallet.availableKopecks + kopecks;
    if (available < 0n) return { replies: [alert('admin-too-little')] };
    const { id: userId } = user;
    const { reason } = input;
    const deeds = audited(
      {
        action: 'adjust',
        subject: `user ${userId}`,
        before: { availableKopecks: String(user.wallet.availableKopecks) },
        after: { availableKopecks: String(available), adjustId, reason },
      },
      { kind: 'adjust', adjustId, userId, kopecks },
      { kind: 'tell', userId, notice: adjustedNotice(user, kopecks) },
    );
    const wallet = { ...user.wallet, availableKopecks: available };
    return userScreen(facts, { ...user, wallet }, { first: toast('admin-done'), deeds });
  });
}

function adjustedNotice({ language }: UserCard, kopecks: Kopecks) {
  return kopecks > 0n
    ? notice('wallet-given', { amount: formatKopecks(kopecks, language) })
    : notice('wallet-taken', { amount: formatKopecks(-kopecks, language) });
}

/** Those who help are not banned: an owner takes their role away first. */
export function ban(facts: Facts, user: UserCard, words: string): Answer {
  if (user.role !== null) return userScreen(facts, user);
  return setBan(facts, user, shortReason(words));
}

export function unban(facts: Facts, user: UserCard): Answer {
  return setBan(facts, user, null);
}

function setBan(facts: Facts, user: UserCard, banReason: string | null): Answer {
  if (user.banReason === banReason) return userScreen(facts, user);
  const deeds = audited(
    {
      action: 'ban',
      subject: `user ${user.id}`,
      before: { reason: user.banReason },
      after: { reason: banReason },
    },
    { kind: 'set-ban', userId: user.id, reason: banReason },
  );
  return userScreen(facts, { ...user, banReason }, { first: toast('admin-done'), deeds });
}

/**
 * What an admin has written goes to the user as it is, from the bot. It answers what the user had
 * asked when the admin began to write.
 */
export function answerUser(
  facts: Facts,
  user: UserCard,
  { words, questionId }: { readonly words: string; readonly questionId: number | null },
): Answer {
  const { id: userId, hasBlockedBot } = user;
  if (hasBlockedBot) {
    const notSent = { kind: 'message', screen: notice('admin-answer-not-sent') } as const;
    return userScreen(facts, user, { first: notSent });
  }
  const deeds = audited(
    { action: 'answer', subject: `user ${userId}`, before: {}, after: { words } },
    ...(questionId === null ? [] : [{ kind: 'close-questions', userId, questionId } as const]),
    { kind: 'tell', userId, notice: notice('support-answer', { words }) },
  );
  const first = { kind: 'message', screen: notice('admin-answer-sent') } as const;
  return userScreen(facts, user, { first, deeds });
}

/** Owners are named by the environment, and nobody changes them here. */
export function setRole(facts: Facts, user: UserCard, role: GrantedRole | null): Answer {
  if (user.role === 'owner' || user.role === role) return userScreen(facts, user);
  if (user.banReason !== null) return { replies: [alert('admin-is-banned')] };
  const deeds = audited(
    {
      action: 'role',
      subject: `user ${user.id}`,
      before: { role: user.role },
      after: { role },
    },
    { kind: 'set-role', userId: user.id, role },
  );
  return userScreen(facts, { ...user, role }, { first: toast('admin-done'), deeds });
}
