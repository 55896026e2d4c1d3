import { limits, welcomeCreditKopecks } from '../../../generated/bot.ts';
import { underShelf } from '../catalogue/shelf.ts';
import type { Incoming } from '../incoming.ts';
import type { Kopecks } from '../money/kopecks.ts';
import { decodeAction } from './action-data.ts';
import { albumAfter, inOnePlace } from './album.ts';
import { type Answer, menu, say } from './answer.ts';
import { decideAdminText } from './decide-admin-text.ts';
import { decideCommand } from './decide-command.ts';
import { answerOpenForm } from './decide-form.ts';
import { meetNewcomer } from './decide-newcomer.ts';
import { decideCheckout, decidePaid, decideRefunded } from './decide-payment.ts';
import { broughtBy } from './decide-referral.ts';
import { decideTap } from './decide-tap.ts';
import type { Decide, Deed, Facts } from './decision.ts';
import { formEventOf } from './form-event-of.ts';
import { notUnderstood } from './not-understood.ts';
import { alert, notice, toast } from './notice.ts';
import { excessOf, type Pace, paceAfter, secondsLeft } from './pace.ts';

const GIFT: Kopecks = welcomeCreditKopecks;
const EXPIRY_MS = limits.dialogueExpiryMinutes * 60_000;

/** What follows from an update: see {@link Decide}. Never throws. */
export const decide: Decide = (facts, incoming) =>
  underShelf(facts.shelf, () => decideUnderShelf(facts, incoming));

const decideUnderShelf: Decide = (facts, incoming) => {
  const known = withoutOldForm(withGift(facts));
  const { nowMs } = facts;
  const pace = counts(incoming) ? paceAfter(facts.dialogue.pace, nowMs) : facts.dialogue.pace;
  const {
    replies,
    deeds = [],
    dialogue = {},
    language,
  } = tooFast(pace, facts, incoming) ?? answerOf(known, facts, incoming);
  const touchedAtMs = isByUser(incoming) ? nowMs : facts.dialogue.touchedAtMs;
  return {
    dialogue: {
      ...known.dialogue,
      ...dialogue,
      touchedAtMs,
      pace,
      album: albumAfter(facts.dialogue.album, incoming, replies),
    },
    language: language ?? facts.user.language,
    deeds: [...welcomeDeeds(facts), ...broughtBy(facts), ...deeds],
    replies: inOnePlace(facts.dialogue.album, incoming, replies),
  };
};

/** `before` still has the form that is too old. */
function answerOf(facts: Facts, before: Facts, incoming: Incoming): Answer {
  const first = meetNewcomer(facts, incoming);
  if (first !== null) return first;
  const refusal = facts.user.isBanned ? refuseBanned(incoming) : null;
  if (refusal !== null) return refusal;
  switch (incoming.kind) {
    case 'command':
      return decideCommand(facts, incoming.command, incoming.argument);
    case 'text':
      return (
        formExpired(facts, before) ??
        decideAdminText(facts, incoming.text) ??
        answerOpenForm(facts, formEventOf(incoming))
      );
    case 'file':
      return (
        formExpired(facts, before) ??
        decideAdminText(facts, incoming.caption) ??
        answerOpenForm(facts, formEventOf(incoming))
      );
    case 'tap':
      return tapOnExpired(facts, before, incoming.data) ?? decideTap(facts, incoming.data);
    case 'checkout':
      return decideCheckout(incoming);
    case 'paid':
      return decidePaid(facts, incoming);
    case 'refunded':
      return decideRefunded(facts, incoming);
    case 'blocked':
      return { replies: [], deeds: [{ kind: 'set-blocked', blocked: incoming.blocked }] };
    case 'other':
      return decideOther(facts, incoming.needsAnswer, incoming.what);
  }
}

/**
 * The one place in which a ban is kept: whatever a banned user asks for is answered with one text.
 * Money that has moved is still written down. Null: it is looked at as that of anybody else.
 */
function refuseBanned(incoming: Incoming): Answer | null {
  if (incoming.kind === 'tap') return { replies: [alert('banned')] };
  if (incoming.kind === 'checkout') {
    const refusal = notice('banned');
    return { replies: [{ kind: 'answer-checkout', queryId: incoming.queryId, refusal }] };
  }
  return counts(incoming) ? say(notice('banned')) : null;
}

/** Whatever brings a newcomer, the gift is theirs. */
function welcomeDeeds({ user }: Facts): readonly Deed[] {
  return user.isNew && GIFT > 0n ? [{ kind: 'welcome', kopecks: GIFT }] : [];
}

/** The wallet as it will be: what is shown and what can be paid count the gift. */
function withGift(facts: Facts): Facts {
  if (!facts.user.isNew) return facts;
  const { availableKopecks, heldKopecks } = facts.wallet;
  return { ...facts, wallet: { availableKopecks: availableKopecks + GIFT, heldKopecks } };
}

/** A form that was left alone for long is no longer what the user has in mind. */
function withoutOldForm(facts: Facts): Facts {
  const { dialogue, nowMs } = facts;
  if (nowMs - dialogue.touchedAtMs < EXPIRY_MS) return facts;
  return { ...facts, dialogue: { ...dialogue, form: null, adminInput: null } };
}

function formExpired(facts: Facts, before: Facts): Answer | null {
  const isGone = before.dialogue.form !== null && facts.dialogue.form === null;
  return isGone ? menu(facts, notice('form-expired')) : null;
}

/** A button of the form that is gone: its user still sees it, and is told why it does nothing. */
function tapOnExpired(facts: Facts, before: Facts, data: string): Answer | null {
  const action = decodeAction(data);
  const draftId = action !== null && 'draftId' in action ? action.draftId : null;
  return before.dialogue.form?.draftId === draftId ? formExpired(facts, before) : null;
}

function decideOther(facts: Facts, needsAnswer: boolean, what: string): Answer {
  if (!needsAnswer) return { replies: [] };
  return what === 'group' ? say(notice('error-private-only')) : notUnderstood(facts);
}

/**
 * What comes faster than any person does it is not looked at. A tap always gets its word, for the
 * button waits for one; of messages only the first is answered. Money is never kept waiting.
 */
function tooFast(pace: Pace, { nowMs }: Facts, incoming: Incoming): Answer | null {
  const excess = counts(incoming) ? excessOf(pace) : 'none';
  if (excess === 'none') return null;
  const variables = { seconds: secondsLeft(pace, nowMs) };
  if (incoming.kind === 'tap') return { replies: [toast('error-too-often', variables)] };
  return excess === 'first' ? say(notice('error-too-often', variables)) : { replies: [] };
}

/** Something that the user has done in the chat just now. */
function isByUser({ kind }: Incoming): boolean {
  return kind === 'command' || kind === 'text' || kind === 'file' || kind === 'tap';
}

/** What asks for an answer; also what the bot has no use for. */
function counts(incoming: Incoming): boolean {
  return isByUser(incoming) || (incoming.kind === 'other' && incoming.needsAnswer);
}
