import { type Answer, leaveFor, say } from './answer.ts';
import type { Deed, Facts } from './decision.ts';
import type { Screen } from './screen.ts';

/** The link of a user, and what came of it. A form that is open stays. */
export function invite({ referralStats, dialogue }: Facts): Answer {
  const stats = referralStats ?? { link: null, invited: 0, rewarded: 0, earnedKopecks: 0n };
  const screen: Screen = { kind: 'invite', stats };
  return dialogue.form === null ? leaveFor(screen) : say(screen);
}

/** Only who is new was brought along by somebody. */
export function broughtBy({ user, inviterId }: Facts): readonly Deed[] {
  return user.isNew && inviterId !== null && inviterId !== user.id
    ? [{ kind: 'note-referral', inviterId }]
    : [];
}
